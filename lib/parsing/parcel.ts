import type { ParsePart } from "./parse-request.ts";

const LENGTH_BYTES = 4;

interface Sizes {
  name: string;
  length: number;
}

/** One message between the server and a child: a length, JSON of that length, then the bytes of the parts in order. */
export function packParcel(head: object, parts: ParsePart[]): Uint8Array[] {
  const sizes = parts.map(({ name, data }): Sizes => ({ name, length: data.byteLength }));
  const json = new TextEncoder().encode(JSON.stringify({ ...head, parts: sizes }));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(json.byteLength);
  return [length, json, ...parts.map(({ data }) => data)];
}

/** The message in those bytes, or null where they are none or were cut off. */
export function unpackParcel(bytes: Buffer): { head: object; parts: ParsePart[] } | null {
  if (bytes.length < LENGTH_BYTES) return null;
  const end = LENGTH_BYTES + bytes.readUInt32LE();
  const head = jsonIn(bytes.subarray(LENGTH_BYTES, end));
  if (end > bytes.length || typeof head !== "object" || head === null || !("parts" in head)) return null;
  const parts: ParsePart[] = [];
  let at = end;
  for (const size of Array.isArray(head.parts) ? head.parts : []) {
    if (!isSizes(size) || at + size.length > bytes.length) return null;
    parts.push({ name: size.name, data: bytes.subarray(at, at + size.length) });
    at += size.length;
  }
  return { head, parts };
}

const isSizes = (value: unknown): value is Sizes =>
  typeof value === "object" &&
  value !== null &&
  "name" in value &&
  typeof value.name === "string" &&
  "length" in value &&
  Number.isSafeInteger(value.length);

function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    // Not ours, or cut off: the caller treats both as a child that died.
    return null;
  }
}
