import { WebFailure } from "../web-error.ts";

/**
 * The whole body, counted after decompression. More than `maxBytes` is TOO_LARGE, and the rest is never read. `signal` is
 * checked between pieces so that a slow sender cannot outlast it.
 */
export async function readBody(response: Response, maxBytes: number, signal: AbortSignal): Promise<Uint8Array> {
  const tooLarge = () => new WebFailure("TOO_LARGE", `The page is larger than ${Math.floor(maxBytes / 1_000_000)} MB.`);
  if (!response.body) return new Uint8Array();
  const reader = response.body.getReader();
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    if (Number(response.headers.get("content-length")) > maxBytes) throw tooLarge();
    for (;;) {
      signal.throwIfAborted();
      const { done, value } = await reader.read();
      if (done) return Buffer.concat(pieces, size);
      size += value.byteLength;
      if (size > maxBytes) throw tooLarge();
      pieces.push(value);
    }
  } finally {
    // Ends the connection when the body was not read to its end; after the end it does nothing.
    reader.cancel().catch(() => undefined);
  }
}
