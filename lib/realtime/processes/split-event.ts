import type { WireEvent } from "../../protocol/events.ts";

/** UTF-16 units of text in one message between processes. */
const PART = 64 * 1024;

/** A text event as several that follow one another, where its text is long; never cut inside a surrogate pair. */
export function splitEvent<E extends WireEvent>(event: E, size = PART): E[] {
  if (event.type !== "content_stream" && event.type !== "reasoning_stream") return [event];
  const { content_delta: text, offset } = event.data;
  if (text.length <= size) return [event];
  const parts: E[] = [];
  for (let start = 0; start < text.length; ) {
    const last = text.charCodeAt(start + size - 1);
    const end = start + size - (last >= 0xd800 && last <= 0xdbff ? 1 : 0);
    const data = { ...event.data, content_delta: text.slice(start, end), offset: offset + start };
    parts.push({ ...event, data });
    start = end;
  }
  return parts;
}
