import type { WireEvent } from "../protocol/events.ts";

const encoder = new TextEncoder();
const encoded = new WeakMap<WireEvent, Uint8Array>();

/** An event as SSE bytes; encoded once for all its readers. */
export function encodeSse(event: WireEvent): Uint8Array {
  const known = encoded.get(event);
  if (known) return known;
  const id = event.seq === undefined ? "" : `id: ${event.seq}\n`;
  const bytes = encoder.encode(`${id}${fieldsOf(event)}`);
  encoded.set(event, bytes);
  return bytes;
}

/** The same for a stream of several conversations: the id of every event is `<conversation_id>:<newest seq told>`. */
export const encodeSharedSse = (event: WireEvent, conversation_id: string, last_seq: number): Uint8Array =>
  encoder.encode(`id: ${conversation_id}:${last_seq}\n${fieldsOf(event)}`);

const fieldsOf = (event: WireEvent): string => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;

/** A comment that keeps proxies from closing a quiet stream. */
export const SSE_KEEP_ALIVE = encoder.encode(": keep-alive\n\n");
