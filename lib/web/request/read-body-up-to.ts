/**
 * The first `maxBytes` of a body, counted after decompression, and whether there was more; the rest is never read.
 * `signal` is checked between pieces so that a slow sender cannot outlast it.
 */
export async function readBodyUpTo(
  response: Response,
  maxBytes: number,
  signal: AbortSignal,
): Promise<{ body: Uint8Array; is_cut: boolean }> {
  if (!response.body) return { body: new Uint8Array(), is_cut: false };
  const reader = response.body.getReader();
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      signal.throwIfAborted();
      const { done, value } = await reader.read();
      if (done) return { body: Buffer.concat(pieces, size), is_cut: false };
      size += value.byteLength;
      pieces.push(value);
      if (size > maxBytes) return { body: Buffer.concat(pieces, size).subarray(0, maxBytes), is_cut: true };
    }
  } finally {
    // Ends the connection when the body was not read to its end; after the end it does nothing.
    reader.cancel().catch(() => undefined);
  }
}
