import { db } from "../../db/client.ts";
import { findLastSeq } from "../../db/queries/runs/run-events.ts";
import { getConversation } from "../conversations/index.ts";
import type { Actor } from "../core/actor.ts";
import type { Fact } from "../protocol/events.ts";
import { encodeSse } from "./encode-sse.ts";
import { EventFeed } from "./event-feed.ts";
import { startFrom } from "./start-from.ts";

/** Bytes that may wait for a slow client before it gets a snapshot instead. */
const HIGH_WATER_BYTES = 256 * 1024;

export interface EventStreamOptions {
  /** The last fact the client has; null for one that starts now with the snapshot of what is being written. */
  last_seq: number | null;
  signal: AbortSignal;
  /** End the stream when this run has ended. */
  run_id?: string;
  /** Told once when the stream has ended, whatever ended it. */
  over?: () => void;
}

/** The events of a conversation as SSE bytes: facts after `last_seq`, the text so far, then live. */
export async function openEventStream(
  actor: Actor,
  conversation_id: string,
  options: EventStreamOptions,
): Promise<ReadableStream<Uint8Array>> {
  const [{ last_seq: newest }] = await Promise.all([
    findLastSeq(db(), conversation_id),
    getConversation(actor, conversation_id),
  ]);
  const part = { conversation_id, last_seq: startFrom(options.last_seq, newest), newest };
  const { signal, run_id, over } = options;
  return streamOf(new EventFeed([part], { actor, signal, run_id, over, encode: encodeSse }));
}

/**
 * The same for somebody who has just written into the conversation, and may therefore read it: begins with the facts that
 * were written, without asking the database for them.
 */
export function followOwnFacts(
  actor: Actor,
  conversation_id: string,
  { facts, signal, run_id, over }: Omit<EventStreamOptions, "last_seq"> & { facts: Fact[] },
): ReadableStream<Uint8Array> {
  const newest = facts.at(-1)?.seq ?? 0;
  const part = { conversation_id, last_seq: (facts[0]?.seq ?? 1) - 1, newest, facts };
  return streamOf(new EventFeed([part], { actor, signal, run_id, over, encode: encodeSse }));
}

/** The bytes of a feed, `first` before them; the feed is told what a slow reader has not taken. */
export const streamOf = (feed: EventFeed, first: Uint8Array[] = []): ReadableStream<Uint8Array> =>
  new ReadableStream<Uint8Array>(
    {
      start: (controller) => feed.start(controller, first),
      pull: () => feed.pull(),
      cancel: () => feed.release(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: HIGH_WATER_BYTES }),
  );
