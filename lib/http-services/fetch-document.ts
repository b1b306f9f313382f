import { fail } from "../core/errors.ts";
import { LARGEST_DOCUMENT } from "../protocol/contract/http-services.ts";
import { createGuardedFetch, sendRequest, withinOrigin } from "../web/index.ts";

const TIMEOUT_MS = 15_000;
const ACCEPT = "application/vnd.oai.openapi+json, application/json, application/yaml;q=0.9, */*;q=0.5";

/**
 * The bytes of a document at an address, redirects within its origin followed. Throws EGRESS_REFUSED, and
 * PROVIDER_BAD_RESPONSE for whatever else keeps it from being read.
 */
export async function fetchDocument(url: string, { allow_private }: { allow_private: boolean }): Promise<Uint8Array> {
  const fetch = createGuardedFetch({ allow_private, max_response_bytes: LARGEST_DOCUMENT + 1 });
  const request = { method: "GET", url, headers: { accept: ACCEPT } };
  const options = { fetch, timeout_ms: TIMEOUT_MS, as_bytes: true };
  const sent = await withinOrigin(new URL(url).origin, () => sendRequest(request, options));
  if (!sent.ok) {
    const { code, message } = sent.error;
    throw fail(code === "EGRESS_REFUSED" ? code : "PROVIDER_BAD_RESPONSE", { message: `${code}: ${message}` });
  }
  const { status, status_text, bytes } = sent.answer;
  if (status === 200 && bytes) return bytes;
  throw fail("PROVIDER_BAD_RESPONSE", { message: `${url} answered ${status} ${status_text}`.trim() });
}
