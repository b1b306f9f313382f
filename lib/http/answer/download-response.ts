import type { ByteRange } from "../../storage/index.ts";
import { contentTag } from "./byte-range.ts";

/** Pictures a browser may show in an `<img>` of ours. Everything else, SVG and HTML above all, is bytes to save. */
const SHOWN = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);

/**
 * A person's file: always a download, never a page of our origin. Without `size` it is made while it is sent; a `range` of
 * it is 206, one beyond its end (null) 416.
 */
export function downloadResponse(
  file: { path: string; media_type: string; size?: number; sha256?: string },
  data: ReadableStream<Uint8Array>,
  range?: ByteRange | null,
): Response {
  const name = file.path.split("/").at(-1) ?? "file";
  return new Response(data, {
    status: range ? 206 : range === null ? 416 : 200,
    headers: {
      "content-type": SHOWN.has(file.media_type) ? file.media_type : "application/octet-stream",
      ...lengthOf(file.size, range),
      ...(file.sha256 !== undefined && { etag: contentTag(file.sha256), "accept-ranges": "bytes" }),
      "content-disposition": `attachment; filename="${asciiName(name)}"; filename*=UTF-8''${encodeName(name)}`,
      "content-security-policy": "sandbox; default-src 'none'",
      "cross-origin-resource-policy": "same-origin",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}

function lengthOf(size: number | undefined, range: ByteRange | null | undefined): Record<string, string> {
  if (size === undefined) return {};
  if (range === undefined) return { "content-length": String(size) };
  if (range === null) return { "content-length": "0", "content-range": `bytes */${size}` };
  const { start, end } = range;
  return { "content-length": String(end - start + 1), "content-range": `bytes ${start}-${end}/${size}` };
}

const asciiName = (name: string): string => name.replace(/[^\w. -]/g, "_");

/** RFC 8187: percent-encoded UTF-8, with the characters that `encodeURIComponent` leaves and the RFC does not. */
const encodeName = (name: string): string =>
  encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
