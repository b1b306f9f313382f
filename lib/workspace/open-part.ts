import { type ByteRange, storage } from "../storage/index.ts";

/** Which part of a content is wanted, once its size is known; undefined: all of it, null: one that it does not have. */
export type RangeOf = (content: { size: number; sha256: string }) => ByteRange | null | undefined;

export const WHOLE: RangeOf = () => undefined;

export interface OpenedPart {
  range: ByteRange | null | undefined;
  /** Empty where it has no such part. */
  stream: ReadableStream<Uint8Array>;
}

/** Stored bytes, or a part of them, as they are read. Throws NOT_FOUND. */
export async function openPart(
  content: { size: number; sha256: string; storage_key: string },
  rangeOf: RangeOf,
): Promise<OpenedPart> {
  const range = rangeOf(content);
  const stream = range === null ? new Blob([]).stream() : await storage().stream(content.storage_key, range);
  return { range, stream };
}
