import type { ByteRange } from "../../storage/index.ts";

/** A content by its hash: the same tag as long as not one byte differs, so that a download can go on where it broke off. */
export const contentTag = (sha256: string): string => `"${sha256}"`;

const RANGE = /^bytes=(\d{0,15})-(\d{0,15})$/i;

/**
 * The part of a content that a request asks for; undefined for all of it, null for a part beyond its end. What is not one
 * range of bytes, or was meant for another content (`If-Range`), asks for all of it (RFC 9110, 14.2).
 */
export function byteRangeOf(
  headers: Headers,
  { size, sha256 }: { size: number; sha256: string },
): ByteRange | null | undefined {
  const [, first = "", last = ""] = RANGE.exec(headers.get("range")?.trim() ?? "") ?? [];
  const known = headers.get("if-range");
  if (first + last === "" || (known !== null && known !== contentTag(sha256))) return undefined;
  if (first === "") return tailOf(Number(last), size);
  const [start, end] = [Number(first), last === "" ? size - 1 : Math.min(Number(last), size - 1)];
  if (last !== "" && Number(last) < start) return undefined;
  return start < size ? { start, end } : null;
}

/** The last so many bytes, or all there are. */
const tailOf = (length: number, size: number): ByteRange | null =>
  length === 0 || size === 0 ? null : { start: Math.max(0, size - length), end: size - 1 };
