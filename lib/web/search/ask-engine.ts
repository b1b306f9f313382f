import { env } from "../../core/env.ts";
import { createGuardedFetch } from "../guard/egress.ts";
import { readBody } from "../request/read-body.ts";
import { WebFailure } from "../web-error.ts";
import type { AskEngine, SearchEngine } from "./search-engine.ts";

const MAX_BYTES = 5_000_000;

/** `host:port` of the engine where an administrator named its address: only that host may be private, only here. */
function allowedFor(base_url: string, isNamed: boolean): string[] {
  if (!isNamed || !URL.canParse(base_url)) return env().ALMA_EGRESS_ALLOW;
  const { hostname, port, protocol } = new URL(base_url);
  return [...env().ALMA_EGRESS_ALLOW, `${hostname}:${port || (protocol === "https:" ? 443 : 80)}`];
}

/** Asks `engine` through the guard; `isNamed` says that its address is an administrator's setting. */
export function askEngine({ name, base_url }: SearchEngine, isNamed: boolean, signal: AbortSignal): AskEngine {
  const guarded = createGuardedFetch({ allow: allowedFor(base_url, isNamed) });
  return async ({ url, headers, body }) => {
    const response = await guarded(url, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        accept: "application/json",
        "user-agent": "ALMA web_search",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal,
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw refusal(name, response.status);
    }
    return parse(name, new TextDecoder().decode(await readBody(response, MAX_BYTES, signal)));
  };
}

function parse(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new WebFailure("SEARCH_UNAVAILABLE", `${name} answered with something else than JSON. ${hint(name)}`);
  }
}

const hint = (name: string): string =>
  name === "searxng"
    ? "An administrator must add json to search.formats in the settings.yml of SearXNG, and check ALMA_SEARCH_URL."
    : "An administrator should check ALMA_SEARCH_URL and ALMA_SEARCH_KEY.";

function refusal(name: string, status: number): WebFailure {
  if (status === 429) {
    return new WebFailure("SEARCH_UNAVAILABLE", `${name} has had too many searches. Try again in a minute.`, status);
  }
  const message =
    status < 500
      ? `${name} refused the search (${status}). ${hint(name)}`
      : `${name} has a fault of its own (${status}). Try again later.`;
  return new WebFailure("SEARCH_UNAVAILABLE", message, status);
}
