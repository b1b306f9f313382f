import type { ReadLine } from "./line.ts";
import { readSse } from "./read-sse.ts";

/** A conversation's events over a stream of this page's own. */
export const readSseLine: ReadLine = ({ conversation_id, lastSeq, onEvent, onOpen, signal }) =>
  readSse({
    path: `/v1/conversations/${encodeURIComponent(conversation_id)}/events`,
    headers: { "last-event-id": String(lastSeq()) },
    signal,
    onOpen: () => onOpen("sse"),
    onEvent,
  });
