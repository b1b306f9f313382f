import { clock } from "../core/clock.ts";
import { createGuardedFetch } from "./egress.ts";
import { followRedirects } from "./follow-redirects.ts";
import { readBody } from "./read-body.ts";
import { type PageContent, readContent } from "./read-content.ts";
import { toWebError, WebFailure } from "./web-error.ts";
import type { FetchPageResult, WebPage } from "./web-page.ts";

export interface FetchPageOptions {
  signal?: AbortSignal;
  /** Of `content`, in UTF-16 units; never cuts a surrogate pair. Default 100,000. */
  max_chars?: number;
  /** For everything: redirects, body, parsing. Default 20,000 ms. */
  timeout_ms?: number;
  /** The guarded fetch to use; by default the one of ALMA_EGRESS_ALLOW. */
  fetch?: typeof globalThis.fetch;
}

/** 5 MB: the largest page anyone reads; a bigger one is a file. */
const MAX_BYTES = 5_000_000;

/**
 * Reads one page of the web for a tool. Every hop meets the egress guard. Never throws: what goes wrong is a named error
 * in the result.
 */
export async function fetchPage(url: string, options: FetchPageOptions = {}): Promise<FetchPageResult> {
  const timeoutMs = options.timeout_ms ?? 20_000;
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
  try {
    return { ok: true, page: await readPage(url, signal, options) };
  } catch (error) {
    if (options.signal?.aborted)
      return { ok: false, error: { code: "CANCELLED", message: "Reading the page was stopped." } };
    if (timeout.aborted) {
      const message = `${url} could not be read within ${timeoutMs / 1000} seconds.`;
      return { ok: false, error: { code: "TIMEOUT", message } };
    }
    return { ok: false, error: toWebError(error, url) };
  }
}

async function readPage(url: string, signal: AbortSignal, options: FetchPageOptions): Promise<WebPage> {
  if (!URL.canParse(url)) throw new WebFailure("BAD_URL", `"${url.slice(0, 200)}" is not a web address.`);
  const guarded = options.fetch ?? createGuardedFetch();
  const { response, finalUrl } = await followRedirects(guarded, new URL(url), signal);
  if (!response.ok) {
    await response.body?.cancel();
    const words = `${response.status} ${response.statusText}`.trim();
    throw new WebFailure("HTTP_STATUS", `${finalUrl} answered ${words}.`, response.status);
  }
  const body = await readBody(response, MAX_BYTES, signal);
  const contentType = response.headers.get("content-type") ?? "";
  const read = await readContent(body, contentType, finalUrl, signal);
  return {
    url: finalUrl,
    status: response.status,
    content_type: contentType.split(";")[0]?.trim().toLowerCase() ?? "",
    ...shorten(read, options.max_chars ?? 100_000),
    fetched_at: clock.now().toISOString(),
    bytes: body.byteLength,
  };
}

function shorten(read: PageContent, maxChars: number): PageContent & { truncated: boolean } {
  if (read.content.length <= maxChars) return { ...read, truncated: false };
  const end = /[\ud800-\udbff]/.test(read.content.charAt(maxChars - 1)) ? maxChars - 1 : maxChars;
  return { ...read, content: read.content.slice(0, end), truncated: true };
}
