import { fail } from "../../core/errors.ts";

/** The largest body of an operation that names no other limit. */
const DEFAULT_MAX_BYTES = 1024 * 1024;

/** The whole body, or PAYLOAD_TOO_LARGE as soon as it passes the limit; what lies beyond is never kept. */
export async function readBody(request: Request, max = DEFAULT_MAX_BYTES): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () => fail("PAYLOAD_TOO_LARGE", { message: `The body is larger than ${max} bytes.` });
  if (Number(request.headers.get("content-length") ?? 0) > max) throw tooLarge();
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader: ReadableStreamDefaultReader<Uint8Array> = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > max) {
      // Not awaited: a sender that does not listen would keep the answer back.
      reader.cancel().catch(() => undefined);
      throw tooLarge();
    }
    chunks.push(value);
  }
  return joined(chunks, size);
}

function joined(chunks: Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}

/** The body as text; BAD_REQUEST when it is not UTF-8. */
export async function readText(request: Request, max?: number): Promise<string> {
  const bytes = await readBody(request, max);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw fail("BAD_REQUEST", { message: "The body is not UTF-8.", cause });
  }
}

/** The media type of a request, in lower case and without parameters. */
export const mediaTypeOf = (request: Request): string =>
  (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
