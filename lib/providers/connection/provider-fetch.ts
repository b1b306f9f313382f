import { fail } from "../../core/errors.ts";
import { mergeDeltas } from "../deltas/merge-deltas.ts";

export type Fetch = typeof globalThis.fetch;

export interface ProviderFetchOptions {
  fetch: Fetch;
  /** The only host that may see the key. */
  base_url: URL;
  /** What a 2xx answer must be. */
  expect: "events" | "json";
  /** Join adjacent text deltas, and tell them past the package where somebody listens; for OpenAI-style streams only. */
  merge?: boolean;
  /** Whether models of this kind write their thoughts into the text. */
  thoughts_in_text?: boolean;
}

/**
 * The fetch a provider package is given. A request to another host than the key's own never leaves (EGRESS_REFUSED), a
 * redirect is an error instead of a second recipient of the key (PROVIDER_REJECTED), and a web page in place of an answer
 * says that the base URL is wrong (PROVIDER_BAD_RESPONSE).
 */
export function providerFetch(options: ProviderFetchOptions): Fetch {
  const { fetch, base_url, expect, merge = false, thoughts_in_text = false } = options;
  const guarded: Fetch = async (input, init) => {
    const target = new URL(input instanceof Request ? input.url : input);
    if (target.origin !== base_url.origin) {
      throw fail("EGRESS_REFUSED", {
        message: `The key belongs to ${base_url.origin}; it is not sent to ${target.origin}.`,
      });
    }
    const response = await fetch(input, { ...init, redirect: "manual" });
    await refuseUnexpected(response, base_url, expect);
    return response;
  };
  return async (input, init) => {
    if (!merge) return bounded(await guarded(input, init), base_url);
    const count = byteCounter(base_url, MAX_ANSWER_BYTES);
    const response = await mergeDeltas(guarded, { count, thoughts_in_text })(input, init);
    return response.ok ? response : bounded(response, base_url);
  };
}

/** Bytes of one answer: an error's words, or everything a model says in one step. */
const MAX_ERROR_BYTES = 64 * 1024;
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/** Counts the bytes of an answer and throws when there are too many: provider packages gather bodies and events whole. */
function byteCounter(base: URL, limit: number): (bytes: number) => void {
  let sum = 0;
  return (bytes) => {
    sum += bytes;
    if (sum <= limit) return;
    throw fail("PROVIDER_BAD_RESPONSE", {
      message: `${base.origin} sent more than ${limit} bytes in one answer; it was cut off. Check the model and the base URL.`,
    });
  };
}

/** The same answer, which fails instead of filling the memory. */
function bounded(response: Response, base: URL): Response {
  if (!response.body) return response;
  const count = byteCounter(base, response.ok ? MAX_ANSWER_BYTES : MAX_ERROR_BYTES);
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        count(chunk.length);
        controller.enqueue(chunk);
      },
    }),
  );
  const { status, statusText, headers } = response;
  return new Response(counted, { status, statusText, headers });
}

async function refuseUnexpected(response: Response, base: URL, expect: "events" | "json"): Promise<void> {
  const location = response.headers.get("location");
  if (response.type === "opaqueredirect" || (response.status >= 300 && response.status < 400)) {
    await response.body?.cancel();
    const to = location && URL.canParse(location, base) ? ` to ${new URL(location, base).origin}` : "";
    throw fail("PROVIDER_REJECTED", {
      message: `The provider answered with a redirect${to}. The key was not sent there: set the base URL to the final address.`,
    });
  }
  const type = response.headers.get("content-type") ?? "";
  const isWrong = type.includes("text/html") || (expect === "events" && type.includes("application/json"));
  if (response.ok && isWrong) {
    await response.body?.cancel();
    throw fail("PROVIDER_BAD_RESPONSE", {
      message: `${base.origin} answered with ${type.split(";")[0]} instead of a ${expect === "events" ? "stream" : "list"}. Check the base URL; most end in /v1.`,
    });
  }
}
