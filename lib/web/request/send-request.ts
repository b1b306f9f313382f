import { createGuardedFetch } from "../guard/egress.ts";
import { decodeText } from "../page/decode-text.ts";
import { toWebError, type WebError, WebFailure } from "../web-error.ts";
import type { HttpAnswer, RequestSecret } from "./http-answer.ts";
import { readBody } from "./read-body.ts";
import { readBodyUpTo } from "./read-body-up-to.ts";
import { secretRemover, withoutSecret } from "./without-secret.ts";

export interface HttpRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  /** A form's own type replaces a `content-type` among the headers. */
  body?: string | Uint8Array<ArrayBuffer> | FormData;
}

export interface SendRequestOptions {
  signal?: AbortSignal;
  /** For everything, redirects and body included. Default 30,000 ms. */
  timeout_ms?: number;
  secret?: RequestSecret | undefined;
  /** Give the body as bytes, whole or not at all, up to 20 MB. */
  as_bytes?: boolean;
  /** The guarded fetch to use; by default the one of ALMA_EGRESS_ALLOW. */
  fetch?: typeof globalThis.fetch;
}

export type SendRequestResult = { ok: true; answer: HttpAnswer } | { ok: false; error: WebError };

const MAX_HOPS = 5;
/** More than anybody reads of an API's answer; a page is for `fetchPage`. */
const MAX_BODY_BYTES = 200_000;
const MAX_SAVED_BYTES = 20_000_000;
const MAX_HEADERS = 50;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** They say how the message travels, or whom it is for: ours to set, never a model's. */
const OURS =
  /^(host|content-length|transfer-encoding|connection|keep-alive|upgrade|te|trailer|expect|proxy-.*|sec-.*)$/i;
const TEXT =
  /^(text\/|application\/(json|xml|javascript|x-ndjson|yaml|x-yaml|toml|graphql|x-www-form-urlencoded)|[^;]+\+(json|xml))/i;

/**
 * Sends one HTTP request for a tool; every hop meets the egress guard. Only GET and HEAD follow redirects, without the
 * request's own headers once they lead to another origin: what somebody agreed to send is sent to no other address. An
 * answer is an answer whatever its status. Never throws: what goes wrong is a named error in the result.
 */
export async function sendRequest(request: HttpRequest, options: SendRequestOptions = {}): Promise<SendRequestResult> {
  const timeoutMs = options.timeout_ms ?? 30_000;
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
  try {
    return { ok: true, answer: await exchange(request, options, signal) };
  } catch (error) {
    const clean = secretRemover(options.secret);
    if (options.signal?.aborted)
      return { ok: false, error: { code: "CANCELLED", message: "The request was stopped." } };
    if (timeout.aborted) {
      const message = `${request.url} did not answer within ${timeoutMs / 1000} seconds.`;
      return { ok: false, error: { code: "TIMEOUT", message } };
    }
    const failure = toWebError(error, request.url);
    return { ok: false, error: { ...failure, message: clean(failure.message) } };
  }
}

async function exchange(request: HttpRequest, options: SendRequestOptions, signal: AbortSignal): Promise<HttpAnswer> {
  const guarded = options.fetch ?? createGuardedFetch();
  if (!URL.canParse(request.url)) {
    throw new WebFailure("BAD_URL", `"${request.url.slice(0, 200)}" is not a web address.`);
  }
  const start = new URL(request.url);
  const { method, body } = request;
  const own = headersOf(request.headers);
  let url = start;
  for (let hop = 0; hop <= MAX_HOPS; hop += 1) {
    const headers = new Headers(url.origin === start.origin ? own : {});
    if (!headers.has("user-agent")) headers.set("user-agent", "ALMA http_request");
    const target = hop === 0 ? signed(url, headers, options.secret) : url;
    const response = await guarded(target, { method, headers, body, redirect: "manual", signal });
    const next = isReading(method) ? redirectOf(response, url) : null;
    if (!next) return withoutSecret(await answerOf(response, url, options.as_bytes === true, signal), options.secret);
    await response.body?.cancel();
    requireLeftBehind(options.secret, next, start);
    url = next;
  }
  throw new WebFailure("NETWORK", `${start.href} redirects more than ${MAX_HOPS} times.`);
}

/** Puts the secret onto a request; the address without it is what everybody else sees. */
function signed(url: URL, headers: Headers, secret: RequestSecret | undefined): URL {
  const target = new URL(url);
  for (const [name, value] of Object.entries(secret?.headers ?? {})) headers.set(name, value);
  for (const [name, value] of Object.entries(secret?.query ?? {})) target.searchParams.set(name, value);
  return target;
}

/** A server that sends on may have written the secret into the new address; it is for its own hosts only. */
function requireLeftBehind(secret: RequestSecret | undefined, next: URL, start: URL): void {
  if (next.origin === start.origin || secretRemover(secret)(next.href) === next.href) return;
  throw new WebFailure("BAD_REQUEST", `${start.origin} sends on to ${next.origin} and takes the stored secret along.`);
}

/** Whether a method only asks (RFC 9110, 9.2.1); all others may change something. */
export const isReading = (method: string): boolean => method === "GET" || method === "HEAD";

function headersOf(given: Record<string, string>): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(given)) {
    if (OURS.test(name)) throw new WebFailure("BAD_REQUEST", `The header ${name.slice(0, 50)} cannot be set.`);
    try {
      headers.set(name, value);
    } catch {
      throw new WebFailure("BAD_REQUEST", `${JSON.stringify(name.slice(0, 50))} is not a header that can be sent.`);
    }
  }
  return headers;
}

function redirectOf(response: Response, url: URL): URL | null {
  const location = REDIRECTS.has(response.status) ? response.headers.get("location") : null;
  if (location === null) return null;
  if (!URL.canParse(location, url)) throw new WebFailure("BAD_URL", `${url.href} redirects to a broken address.`);
  return new URL(location, url);
}

async function answerOf(response: Response, url: URL, asBytes: boolean, signal: AbortSignal): Promise<HttpAnswer> {
  const type = response.headers.get("content-type") ?? "";
  const shown = [...response.headers].filter(([name]) => name !== "set-cookie").slice(0, MAX_HEADERS);
  const head = {
    url: url.href,
    status: response.status,
    status_text: response.statusText,
    headers: Object.fromEntries(shown.map(([name, value]) => [name, value.slice(0, 1000)])),
  };
  if (asBytes) return { ...head, body: "", truncated: false, bytes: await readBody(response, MAX_SAVED_BYTES, signal) };
  const { body, is_cut } = await readBodyUpTo(response, MAX_BODY_BYTES, signal);
  const isText = type === "" ? !body.includes(0) : TEXT.test(type);
  return { ...head, body: isText ? decodeText(body, type) : "", truncated: is_cut };
}
