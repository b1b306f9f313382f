import { clock } from "../../core/clock.ts";
import { boundedWeb } from "../request/bounded-web.ts";
import { type FetchBodyOptions, fetchBody } from "../request/fetch-body.ts";
import { type ReadPageDocument, readContent } from "./read-content.ts";
import type { FetchPageResult, WebPage } from "./web-page.ts";

export interface FetchPageOptions extends FetchBodyOptions {
  signal?: AbortSignal;
  /** Where in the page's text to begin, and how much of it to give, in UTF-16 units. Default 0 and 100,000. */
  offset?: number;
  max_chars?: number;
  /** For everything: redirects, body, parsing. Default 20,000 ms. */
  timeout_ms?: number;
  /** Reads a PDF or an office document; without it they are UNSUPPORTED_TYPE. */
  readDocument?: ReadPageDocument;
}

/**
 * Reads one page of the web for a tool. Every hop meets the egress guard and, by default, the site's robots.txt. Never
 * throws: what goes wrong is a named error in the result.
 */
export async function fetchPage(url: string, options: FetchPageOptions = {}): Promise<FetchPageResult> {
  const bounds = { signal: options.signal, timeout_ms: options.timeout_ms ?? 20_000 };
  const read = await boundedWeb(url, bounds, (signal) => readPage(url, signal, options));
  return read.ok ? { ok: true, page: read.result } : read;
}

async function readPage(url: string, signal: AbortSignal, options: FetchPageOptions): Promise<WebPage> {
  const fetched = await fetchBody(url, signal, options);
  const { content, ...read } = await readContent(fetched, signal, options.readDocument);
  return {
    url: fetched.url,
    status: fetched.status,
    content_type: fetched.content_type.split(";")[0]?.trim().toLowerCase() ?? "",
    ...read,
    ...partOf(content, options.offset ?? 0, options.max_chars ?? 100_000),
    fetched_at: clock.now().toISOString(),
    bytes: fetched.body.byteLength,
  };
}

const isLead = (text: string, at: number): boolean => /[\ud800-\udbff]/.test(text.charAt(at));

/** A part of a text that cuts no surrogate pair, and where the next one begins. */
function partOf(text: string, offset: number, maxChars: number) {
  const from = offset > 0 && isLead(text, offset - 1) ? offset - 1 : offset;
  const cut = from + maxChars;
  const end = cut < text.length && cut > from + 1 && isLead(text, cut - 1) ? cut - 1 : cut;
  const isCut = end < text.length;
  return {
    content: text.slice(from, end),
    truncated: isCut || from > 0,
    total_chars: text.length,
    next_offset: isCut ? end : null,
  };
}
