import { db } from "../../db/client.ts";
import { findLastSeq } from "../../db/queries/runs/run-events.ts";
import { getConversation } from "../conversations/index.ts";
import type { Actor } from "../core/actor.ts";
import { fail, isAlmaError } from "../core/errors.ts";
import type { WireEvent } from "../protocol/events.ts";
import { encodeSharedSse } from "./encode-sse.ts";
import { EventFeed, type FeedOptions, type FeedPart } from "./event-feed.ts";
import { streamOf } from "./open-event-stream.ts";
import { startFrom } from "./start-from.ts";

/** A conversation and the last fact of it that the client has. */
export interface SharedPlace {
  conversation_id: string;
  last_seq: number;
}

/**
 * The events of several conversations in one stream, each event with its conversation in its SSE id. A conversation that
 * is not there for the actor is said so in an `error` event; NOT_FOUND when none is.
 */
export async function openSharedStream(
  actor: Actor,
  places: SharedPlace[],
  { signal, over }: Pick<FeedOptions, "signal" | "over">,
): Promise<ReadableStream<Uint8Array>> {
  const found = await Promise.all(places.map((place) => findPart(actor, place)));
  const parts = found.filter((part) => part !== null);
  if (parts.length === 0) throw fail("NOT_FOUND", { what: "conversation" });
  const missing = places.filter((_, index) => found[index] === null);
  const first = missing.map(({ conversation_id }) => encodeSharedSse(notFound(), conversation_id, 0));
  return streamOf(new EventFeed(parts, { actor, signal, over, encode: encodeSharedSse }), first);
}

async function findPart(actor: Actor, { conversation_id, last_seq }: SharedPlace): Promise<FeedPart | null> {
  try {
    await getConversation(actor, conversation_id);
  } catch (error) {
    if (isAlmaError(error) && error.code === "NOT_FOUND") return null;
    throw error;
  }
  const { last_seq: newest } = await findLastSeq(db(), conversation_id);
  return { conversation_id, last_seq: startFrom(last_seq, newest), newest };
}

const notFound = (): WireEvent => ({
  type: "error",
  data: { error_code: "NOT_FOUND", error_message: "No such conversation." },
  timestamp: new Date().toISOString(),
});
