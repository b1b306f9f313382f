/** Text as PostgreSQL and JSON can keep it: no NUL, no half of a surrogate pair. Its length stays the same. */
export const storableText = (text: string): string => text.toWellFormed().replaceAll("\u0000", "\ufffd");

/**
 * A JSON value whose texts can all be kept. What models and tools say is not ours to choose, and one character must not
 * cost a run its record.
 */
export function storable<T>(value: T): T;
export function storable(value: unknown): unknown {
  if (typeof value === "string") return storableText(value);
  if (Array.isArray(value)) return value.map((item) => storable(item));
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [storableText(key), storable(item)]));
}

/** Makes a stream of text storable piece by piece; a pair cut in two between pieces stays whole. */
export class StorableStream {
  #half = "";

  push(piece: string): string {
    const text = this.#half + piece;
    const last = text.charCodeAt(text.length - 1);
    const whole = last >= 0xd800 && last <= 0xdbff ? text.length - 1 : text.length;
    this.#half = text.slice(whole);
    return storableText(text.slice(0, whole));
  }

  /** What is left when the stream ends: half a pair becomes a replacement character. */
  end(): string {
    const rest = storableText(this.#half);
    this.#half = "";
    return rest;
  }
}
