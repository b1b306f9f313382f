import { USER_AGENT } from "../request/user-agent.ts";
import { WebFailure } from "../web-error.ts";

const MAX_HOPS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

const HEADERS = {
  accept:
    "text/html,application/xhtml+xml,application/json;q=0.9,application/pdf;q=0.9,application/rss+xml;q=0.9,text/*;q=0.8,*/*;q=0.5",
  "user-agent": USER_AGENT,
};

export interface Landed {
  response: Response;
  finalUrl: string;
}

/**
 * GETs an address and goes where it points, at most five times. Each hop is a request of its own, so each meets the guard,
 * and `beforeHop`, which may refuse it.
 */
export async function followRedirects(
  guarded: typeof fetch,
  start: URL,
  signal: AbortSignal,
  beforeHop: (url: URL) => Promise<void> = async () => undefined,
): Promise<Landed> {
  let url = start;
  for (let hop = 0; hop <= MAX_HOPS; hop += 1) {
    await beforeHop(url);
    const response = await guarded(url, { headers: HEADERS, redirect: "manual", signal });
    const location = REDIRECTS.has(response.status) ? response.headers.get("location") : null;
    if (location === null) return { response, finalUrl: url.href };
    await response.body?.cancel();
    if (!URL.canParse(location, url)) throw new WebFailure("BAD_URL", `${url.href} redirects to a broken address.`);
    url = new URL(location, url);
  }
  throw new WebFailure("NETWORK", `${start.href} redirects more than ${MAX_HOPS} times.`);
}
