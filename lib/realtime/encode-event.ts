import type { WireEvent } from "../protocol/events.ts";

const encoder = new TextEncoder();
const texts = new WeakMap<WireEvent, Uint8Array>();

/** An event as the bytes of its JSON, made once for all sockets that get it. */
export function encodeEvent(event: WireEvent): Uint8Array {
  const known = texts.get(event);
  if (known) return known;
  const bytes = encoder.encode(JSON.stringify(event));
  texts.set(event, bytes);
  return bytes;
}
