import { db } from "../../db/client.ts";
import { findLastSeq } from "../../db/queries/run-events.ts";
import { getConversation } from "../conversations/index.ts";
import type { Actor } from "../core/actor.ts";
import { newId } from "../core/ids.ts";
import { logger } from "../core/logger.ts";
import type { WireEvent } from "../protocol/events.ts";
import { isTerminal } from "../protocol/view.ts";
import { ConversationReader } from "./conversation-reader.ts";
import { encodeSse, SSE_KEEP_ALIVE } from "./encode-sse.ts";

/** Bytes that may wait for a slow client before it gets a snapshot instead. */
const HIGH_WATER_BYTES = 256 * 1024;
const KEEP_ALIVE_MS = 15_000;

export interface EventStreamOptions {
  /** The last fact the client has; null for one that starts now with the snapshot of what is being written. */
  last_seq: number | null;
  signal: AbortSignal;
  /** End the stream when this run has ended. */
  run_id?: string;
}

/** The events of a conversation as SSE bytes: facts after `last_seq`, the text so far, then live. */
export async function openEventStream(
  actor: Actor,
  conversation_id: string,
  options: EventStreamOptions,
): Promise<ReadableStream<Uint8Array>> {
  await getConversation(actor, conversation_id);
  const last_seq = options.last_seq ?? (await findLastSeq(db(), conversation_id)).last_seq;
  const source = new EventFeed(conversation_id, last_seq, options);
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => source.start(controller, connected(actor, conversation_id)),
      pull: () => source.pull(),
      cancel: () => source.release(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: HIGH_WATER_BYTES }),
  );
}

/** Feeds one stream. Whatever ends it (client, request, run, a failing read), nothing of it stays behind. */
class EventFeed {
  readonly #options: EventStreamOptions;
  readonly #reader: ConversationReader;
  readonly #end = () => this.close();
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  #keepAlive: NodeJS.Timeout | undefined;

  constructor(conversation_id: string, last_seq: number, options: EventStreamOptions) {
    this.#options = options;
    this.#reader = new ConversationReader(conversation_id, last_seq, (event) => this.#emit(event));
  }

  start(controller: ReadableStreamDefaultController<Uint8Array>, hello: WireEvent): void {
    this.#controller = controller;
    this.#keepAlive = setInterval(() => this.#controller?.enqueue(SSE_KEEP_ALIVE), KEEP_ALIVE_MS);
    this.#options.signal.addEventListener("abort", this.#end);
    if (this.#options.signal.aborted) this.close();
    else this.#emit(hello);
  }

  /** A read that fails ends the stream, so that the client comes back with its last number. */
  async pull(): Promise<void> {
    try {
      await this.#reader.catchUp();
    } catch (error) {
      logger().warn({ err: error }, "an event stream ended because its facts could not be read");
      this.close();
    }
  }

  /** Lets go of everything the stream holds; safe to call again. */
  release(): void {
    this.#controller = null;
    clearInterval(this.#keepAlive);
    this.#options.signal.removeEventListener("abort", this.#end);
    this.#reader.close();
  }

  close(): void {
    const controller = this.#controller;
    this.release();
    controller?.close();
  }

  #emit(event: WireEvent): boolean {
    if (!this.#controller) return false;
    this.#controller.enqueue(encodeSse(event));
    if (endsRun(event, this.#options.run_id)) queueMicrotask(this.#end);
    return (this.#controller.desiredSize ?? 0) > 0;
  }
}

const connected = (actor: Actor, conversation_id: string): WireEvent => ({
  type: "connection_status",
  data: { status: "connected", user_id: actor.user_id, conversation_id, session_id: `session_${newId()}` },
  timestamp: new Date().toISOString(),
});

const endsRun = (event: WireEvent, run_id: string | undefined): boolean =>
  event.type === "run_status" && event.data.run_id === run_id && isTerminal(event.data.status);
