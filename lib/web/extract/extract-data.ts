import { z } from "zod";
import { PAGE_TIME, parseInChild, readingMs } from "../../parsing/index.ts";
import { decodeText } from "../page/decode-text.ts";
import { boundedWeb } from "../request/bounded-web.ts";
import { type FetchBodyOptions, fetchBody } from "../request/fetch-body.ts";
import { type WebError, WebFailure } from "../web-error.ts";

/** What to take out of a page or a JSON document. */
export type ExtractRequest =
  /** Elements by CSS selector; with `fields`, one row each: name -> selector inside it, `@attribute` at its end if wanted. */
  | { kind: "css"; query: string; fields?: Record<string, string> | undefined }
  /** Values by JSONPath (RFC 9535). */
  | { kind: "json"; query: string }
  /** The `number`th table (from 1) among those that a CSS selector finds. */
  | { kind: "table"; query: string; number: number };

export interface ExtractOptions extends FetchBodyOptions {
  signal: AbortSignal;
  /** Default 1,000. */
  max_items?: number;
}

const extractedSchema = z.object({
  /** Texts, values of a JSON document, or rows by their columns. */
  items: z.array(z.unknown()),
  /** Where the items are rows. */
  columns: z.array(z.string()).nullable(),
  /** Found in all; more than `items` has where that is cut. */
  total: z.number().int(),
});
export type ExtractedData = z.infer<typeof extractedSchema>;

export type ExtractResult = { ok: true; result: ExtractedData } | { ok: false; error: WebError };

const MIB = 1024 * 1024;
const LIMITS = { memory_bytes: 300 * MIB, output_bytes: 16 * MIB };
const MAX_BYTES = 5_000_000;

/** Takes data out of the answer of an address. Never throws. */
export const extractFromUrl = (url: string, request: ExtractRequest, options: ExtractOptions): Promise<ExtractResult> =>
  boundedWeb(url, { signal: options.signal, timeout_ms: 25_000 }, async (signal) => {
    const fetched = await fetchBody(url, signal, options);
    const text = decodeText(fetched.body, fetched.content_type);
    return extract(text, fetched.url, request, { ...options, signal });
  });

/** Takes data out of a file of HTML or JSON. Never throws. */
export const extractFromFile = (
  name: string,
  data: Uint8Array,
  request: ExtractRequest,
  options: ExtractOptions,
): Promise<ExtractResult> =>
  boundedWeb(name, { signal: options.signal, timeout_ms: 15_000 }, (signal) => {
    if (data.byteLength > MAX_BYTES) throw new WebFailure("TOO_LARGE", `${name} is larger than 5 MB.`);
    return extract(decodeText(data, ""), "", request, { ...options, signal });
  });

async function extract(text: string, url: string, request: ExtractRequest, options: ExtractOptions) {
  const input = new TextEncoder().encode(text);
  const outcome = await parseInChild({
    script: "lib/web/child/extract-data.mjs",
    packages: ["linkedom", "json-p3"],
    input,
    options: { ...request, url, max_items: options.max_items ?? 1000 },
    limits: { ...LIMITS, ms: readingMs(input.byteLength, PAGE_TIME) },
    signal: options.signal,
  });
  if (outcome.ok) return extractedSchema.parse(outcome.value);
  const { code, message } = outcome.error;
  if (code === "UNSUPPORTED") throw new WebFailure("BAD_REQUEST", message);
  if (code === "DAMAGED") throw new WebFailure("DAMAGED", "It could not be read in this way. Check kind and query.");
  throw new WebFailure("TOO_LARGE", "It is too large or too complex for this. Use a narrower query or another source.");
}
