import { Agent, fetch as undiciFetch } from "undici";
import { singleton } from "../../core/process/singleton.ts";
import { toUndiciRequest } from "../request/undici-request.ts";
import { boundedResponse } from "./bounded-response.ts";
import { egressErrorOf } from "./egress-error.ts";
import { type EgressOptions, EgressPolicy } from "./egress-policy.ts";
import { guardedConnector } from "./guarded-connector.ts";
import { checkWithinOrigin } from "./within-origin.ts";

export interface GuardedFetchOptions extends EgressOptions {
  /** Name resolution, TCP and TLS together. Default 10,000 ms. */
  connect_timeout_ms?: number;
  /** From the request sent to the first byte of the answer. Default 60,000 ms. */
  headers_timeout_ms?: number;
  /** Between two pieces of the answer. Default 45,000 ms. */
  body_timeout_ms?: number;
  /** Bytes of a body, on the wire and after decompression. Default: no limit. */
  max_response_bytes?: number;
}

/** An idle connection is kept this long at most, whatever the server asks for: a policy that tightens applies soon. */
const KEEP_ALIVE_MAX_MS = 10_000;

const newAgent = (policy: EgressPolicy, options: GuardedFetchOptions): Agent =>
  new Agent({
    connect: guardedConnector(policy, options.connect_timeout_ms ?? 10_000),
    headersTimeout: options.headers_timeout_ms ?? 60_000,
    bodyTimeout: options.body_timeout_ms ?? 45_000,
    maxResponseSize: options.max_response_bytes ?? -1,
    keepAliveMaxTimeout: KEEP_ALIVE_MAX_MS,
    allowH2: false,
  });

interface Guard {
  policy: EgressPolicy;
  agent: Agent;
}

/** One pool per set of options: a connection opened under one policy never serves another. */
function guardFor(options: GuardedFetchOptions): Guard {
  const create = (): Guard => {
    const policy = new EgressPolicy(options);
    return { policy, agent: newAgent(policy, options) };
  };
  if (options.resolve || options.judge) return create();
  const guards = singleton("web.guards", () => new Map<string, Guard>());
  const key = JSON.stringify(Object.entries(options).sort());
  const guard = guards.get(key) ?? create();
  guards.set(key, guard);
  return guard;
}

const isResponse = (value: unknown): value is Response =>
  typeof value === "object" && value !== null && "status" in value && "headers" in value && "body" in value;

/**
 * A `fetch` that connects to permitted addresses only, checked for every connection it opens. Streams bodies both ways,
 * obeys `signal` (the socket is closed at once) and no proxy variables. One difference from the standard: redirects are
 * NOT followed unless `redirect: "follow"` is asked for, because a key in a header must not travel to another host.
 * Rejects with the EGRESS_REFUSED error itself; anything else rejects as `fetch` does.
 */
export function createGuardedFetch(options: GuardedFetchOptions = {}): typeof globalThis.fetch {
  const { policy, agent } = guardFor(options);
  return async (input, init) => {
    const request = await toUndiciRequest(input, init);
    policy.checkUrl(new URL(request.url));
    checkWithinOrigin(new URL(request.url), request.init.redirect);
    try {
      const response: unknown = await undiciFetch(request.url, { ...request.init, dispatcher: agent });
      if (!isResponse(response)) throw new TypeError("fetch answered with something else than a response");
      return options.max_response_bytes === undefined
        ? response
        : boundedResponse(response, options.max_response_bytes);
    } catch (error) {
      throw egressErrorOf(error) ?? error;
    }
  };
}
