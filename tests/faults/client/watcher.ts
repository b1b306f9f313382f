import { parseEvent, type WireEvent } from "../../../lib/protocol/events.ts";
import { fold } from "../../../lib/protocol/fold.ts";
import type { ConversationView } from "../../../lib/protocol/view.ts";
import type { Callee } from "./call-api.ts";
import { readSocket } from "./read-socket.ts";
import { readSse } from "./read-sse.ts";

export interface WatcherOptions {
  name: string;
  /** After the first sight of this fact: null stays connected, a number drops the line and claims that seq when back. */
  drop?: (seq: number) => number | null;
  /** Default: SSE. */
  via?: "sse" | "websocket";
  /** Waits so many milliseconds after every read. */
  slow?: number;
}

/** One open page: reads the conversation's events, folds them, keeps every fact's bytes, and comes back when cut off. */
export class Watcher {
  readonly name: string;
  view: ConversationView;
  /** The bytes of each fact, by its seq. */
  readonly facts = new Map<number, string>();
  /** What no reader should ever see. */
  readonly problems: string[] = [];
  connections = 0;
  readonly #callee: Callee;
  readonly #options: WatcherOptions;
  readonly #closed = new AbortController();
  #connection = new AbortController();
  #claimed: number | null = null;
  readonly #done: Promise<void>;

  constructor(callee: Callee, conversation_id: string, options: WatcherOptions) {
    this.#callee = callee;
    this.#options = options;
    this.name = options.name;
    this.view = { conversation_id, title: null, last_seq: 0, messages: [] };
    this.#done = this.#stay();
  }

  /** Cuts the connection, as a lost network does; the watcher comes back. */
  drop(claim: number | null = null): void {
    this.#claimed = claim;
    this.#connection.abort();
  }

  async close(): Promise<void> {
    this.#closed.abort();
    this.#connection.abort();
    await this.#done;
  }

  async #stay(): Promise<void> {
    while (!this.#closed.signal.aborted) {
      const last_seq = this.#claimed ?? this.view.last_seq;
      this.#claimed = null;
      this.#connection = new AbortController();
      try {
        await this.#read(last_seq, this.#connection.signal);
      } catch {
        // Cut off, by us or by a fault: the next connection goes on.
      }
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  }

  async #read(last_seq: number, signal: AbortSignal): Promise<void> {
    if (!this.#callee.server) return;
    let expected = last_seq + 1;
    const read = this.#options.via === "websocket" ? readSocket : readSse;
    await read({
      callee: this.#callee,
      conversation_id: this.view.conversation_id,
      last_seq,
      signal,
      slow: this.#options.slow ?? 0,
      onOpen: () => {
        this.connections += 1;
      },
      onEvent: (data) => {
        const event = parseEvent(JSON.parse(data));
        if (!event) return void this.problems.push(`an event that does not parse: ${data.slice(0, 200)}`);
        if (event.seq !== undefined) {
          if (event.seq !== expected) this.problems.push(`fact ${event.seq} where ${expected} was due`);
          expected = event.seq + 1;
        }
        this.#take(event, data);
      },
    });
  }

  #take(event: WireEvent, data: string): void {
    this.view = fold(this.view, event);
    if (event.seq === undefined) return;
    const known = this.facts.get(event.seq);
    if (known !== undefined && known !== data)
      this.problems.push(`fact ${event.seq} came with other bytes than before`);
    this.facts.set(event.seq, data);
    const claim = known === undefined ? (this.#options.drop?.(event.seq) ?? null) : null;
    if (claim !== null) this.drop(claim);
  }
}
