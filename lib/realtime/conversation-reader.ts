import { db } from "../../db/client.ts";
import { listFactsAfter } from "../../db/queries/runs/run-events.ts";
import type { Fact, WireEvent } from "../protocol/events.ts";
import { type Hub, hub } from "./hub.ts";

const FACTS_PER_READ = 500;
/** Until facts that could not be read are asked for again. */
const RETRY_MS = 1_000;

/**
 * One client's place in a conversation's events: first the facts it missed, then the text so far, then live. A client
 * that is too slow is not queued for: what it misses is read again from the database and the hub when it is ready.
 */
export class ConversationReader {
  readonly #conversation_id: string;
  readonly #emit: (event: WireEvent) => boolean;
  readonly #hub: Hub;
  readonly #unsubscribe: () => void;
  #last_seq: number;
  #state: "behind" | "catching_up" | "live" | "closed" = "behind";
  #waiting: WireEvent[] = [];

  /** `emit` answers whether the client can take more; when it says no, call `catchUp` once it can. */
  constructor(conversation_id: string, last_seq: number, emit: (event: WireEvent) => boolean, from: Hub = hub()) {
    this.#conversation_id = conversation_id;
    this.#last_seq = last_seq;
    this.#emit = emit;
    this.#hub = from;
    const position = () => (this.#state === "live" ? this.#last_seq : null);
    this.#unsubscribe = from.subscribe(conversation_id, (event) => this.#hear(event), position);
  }

  /** Begins with facts that the caller has just written, without reading them again; what came since is heard of as a gap. */
  startWith(facts: Fact[]): void {
    if (this.#state !== "behind") return;
    this.#state = "live";
    for (const fact of facts) this.#send(fact);
    for (const event of this.#hub.snapshot(this.#conversation_id)) this.#send(event);
  }

  /** Brings the client from where it is to now; does nothing for one that is there. */
  async catchUp(): Promise<void> {
    if (this.#state !== "behind") return;
    this.#state = "catching_up";
    this.#waiting = [];
    try {
      if (!(await this.#replayFacts())) return;
    } catch (error) {
      if (this.#state === "catching_up") this.#state = "behind";
      throw error;
    }
    const missed = this.#waiting;
    this.#waiting = [];
    this.#state = "live";
    for (const event of this.#hub.snapshot(this.#conversation_id)) this.#send(event);
    for (const event of missed) this.#hear(event);
  }

  close(): void {
    this.#state = "closed";
    this.#waiting = [];
    this.#unsubscribe();
  }

  async #replayFacts(): Promise<boolean> {
    for (;;) {
      const facts = await listFactsAfter(db(), this.#conversation_id, this.#last_seq, FACTS_PER_READ);
      for (const fact of facts) {
        if (this.#state !== "catching_up") return false;
        this.#send(fact);
      }
      if (facts.length < FACTS_PER_READ) return this.#state === "catching_up";
    }
  }

  #hear(event: WireEvent): void {
    if (this.#state === "catching_up") {
      // The snapshot holds the text; only facts must be remembered.
      if (event.seq !== undefined) this.#waiting.push(event);
    } else if (this.#state === "live" && event.seq !== undefined && event.seq > this.#last_seq + 1) {
      // A fact overtook another on its way: read both from the database, in order.
      this.#state = "behind";
      this.#repair();
    } else if (this.#state === "live" && (event.seq === undefined || event.seq > this.#last_seq)) {
      this.#send(event);
    }
  }

  #repair(): void {
    this.catchUp().catch(() => setTimeout(() => this.#repair(), RETRY_MS));
  }

  #send(event: WireEvent): void {
    if (this.#state === "behind" || this.#state === "closed") return;
    if (event.seq !== undefined) this.#last_seq = event.seq;
    if (!this.#emit(event)) this.#state = "behind";
  }
}
