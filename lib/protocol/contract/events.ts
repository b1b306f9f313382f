import { z } from "zod";
import { contract } from "./define.ts";

/** So many conversations one stream may carry. */
export const MAX_SHARED_PLACES = 20;

const place = z
  .string()
  .regex(/^[0-9a-fA-F-]{36}:\d{1,15}$/, "must be <conversation_id>:<last_seq>")
  .transform((text) => ({ conversation_id: text.slice(0, 36).toLowerCase(), last_seq: Number(text.slice(37)) }))
  .pipe(z.object({ conversation_id: z.guid(), last_seq: z.number() }));

/** The values of the query's `conversation` parameters. */
export const sharedPlaces = z
  .array(place)
  .min(1)
  .max(MAX_SHARED_PLACES)
  .refine(
    (places) => new Set(places.map(({ conversation_id }) => conversation_id)).size === places.length,
    "names a conversation twice",
  );

export const streamSharedEvents = contract({
  id: "streamSharedEvents",
  limit: "stream",
  method: "GET",
  path: "/v1/events",
  summary: `The events of up to ${MAX_SHARED_PLACES} conversations in one stream (SSE): \`conversation=<conversation_id>:<last_seq>\`, once for each; the id of every event is \`<conversation_id>:<seq>\``,
  tag: "messages",
  auth: "user",
  status: 200,
  query: z.object({ conversation: z.string() }),
  raw: "text/event-stream",
});
