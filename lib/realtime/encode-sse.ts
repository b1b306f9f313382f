import type { WireEvent } from "../protocol/events.ts";

const encoder = new TextEncoder();
const encoded = new WeakMap<WireEvent, Uint8Array>();

/** An event as SSE bytes; encoded once for all its readers. */
export function encodeSse(event: WireEvent): Uint8Array {
  const known = encoded.get(event);
  if (known) return known;
  const id = event.seq === undefined ? "" : `id: ${event.seq}\n`;
  const bytes = encoder.encode(`${id}event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  encoded.set(event, bytes);
  return bytes;
}

/** A comment that keeps proxies from closing a quiet stream. */
export const SSE_KEEP_ALIVE = encoder.encode(": keep-alive\n\n");
