import { db } from "../../db/client.ts";
import { findLastSeq } from "../../db/queries/run-events.ts";
import { getConversation } from "../conversations/index.ts";
import type { Actor } from "../core/actor.ts";
import { newId } from "../core/ids.ts";
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
  const last_seq = options.last_seq ?? (await findLastSeq(db(), conversation_id));
  return streamOf(actor, conversation_id, last_seq, options);
}

function streamOf(actor: Actor, conversation_id: string, last_seq: number, options: EventStreamOptions) {
  let close = () => {};
  let reader: ConversationReader | undefined;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let isOpen = true;
        close = () => {
          if (!isOpen) return;
          isOpen = false;
          clearInterval(keepAlive);
          reader?.close();
          options.signal.removeEventListener("abort", close);
          controller.close();
        };
        const emit = (event: WireEvent): boolean => {
          if (!isOpen) return false;
          controller.enqueue(encodeSse(event));
          if (endsRun(event, options.run_id)) queueMicrotask(close);
          return (controller.desiredSize ?? 0) > 0;
        };
        const keepAlive = setInterval(() => isOpen && controller.enqueue(SSE_KEEP_ALIVE), KEEP_ALIVE_MS);
        options.signal.addEventListener("abort", close);
        if (options.signal.aborted) return close();
        emit(connected(actor, conversation_id));
        reader = new ConversationReader(conversation_id, last_seq, emit);
      },
      pull: () => reader?.catchUp(),
      cancel: () => close(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: HIGH_WATER_BYTES }),
  );
}

const connected = (actor: Actor, conversation_id: string): WireEvent => ({
  type: "connection_status",
  data: { status: "connected", user_id: actor.user_id, conversation_id, session_id: `session_${newId()}` },
  timestamp: new Date().toISOString(),
});

const endsRun = (event: WireEvent, run_id: string | undefined): boolean =>
  event.type === "run_status" && event.data.run_id === run_id && isTerminal(event.data.status);
