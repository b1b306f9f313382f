/** Pictures a browser may show in an `<img>` of ours. Everything else, SVG and HTML above all, is bytes to save. */
const SHOWN = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);

/** A person's file: always a download, never a page of our origin. Without `size` it is made while it is sent. */
export function downloadResponse(
  file: { path: string; media_type: string; size?: number },
  data: ReadableStream<Uint8Array>,
): Response {
  const name = file.path.split("/").at(-1) ?? "file";
  return new Response(data, {
    headers: {
      "content-type": SHOWN.has(file.media_type) ? file.media_type : "application/octet-stream",
      ...(file.size !== undefined && { "content-length": String(file.size) }),
      "content-disposition": `attachment; filename="${asciiName(name)}"; filename*=UTF-8''${encodeName(name)}`,
      "content-security-policy": "sandbox; default-src 'none'",
      "cross-origin-resource-policy": "same-origin",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}

const asciiName = (name: string): string => name.replace(/[^\w. -]/g, "_");

/** RFC 8187: percent-encoded UTF-8, with the characters that `encodeURIComponent` leaves and the RFC does not. */
const encodeName = (name: string): string =>
  encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
