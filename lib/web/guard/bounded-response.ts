/** They have no body, and none can be made for them. */
const EMPTY = new Set([204, 205, 304]);

/**
 * An answer whose body ends in an error once more than `maxBytes` of it have come, counted after decompression: a few
 * kilobytes on the wire can unpack to more than a machine has.
 */
export function boundedResponse(response: Response, maxBytes: number): Response {
  if (!response.body || EMPTY.has(response.status)) return response;
  let size = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, controller) {
      size += piece.byteLength;
      if (size > maxBytes)
        controller.error(new Error(`The answer is larger than ${Math.floor(maxBytes / 2 ** 20)} MB.`));
      else controller.enqueue(piece);
    },
  });
  const { status, statusText, headers } = response;
  return new Response(response.body.pipeThrough(counter), { status, statusText, headers: [...headers] });
}
