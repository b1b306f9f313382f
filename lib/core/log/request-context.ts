import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";
import { clientAddress } from "../http/client-address.ts";
import { singleton } from "../process/singleton.ts";

/** What a domain may want to know of the request it works for, without having it handed through every function. */
export interface RequestContext {
  /** `req_` and 24 hex digits; in the answer's `meta`, in its `X-Request-Id` header and in every log line about it. */
  request_id: string;
  /** The client's IP address, or "unknown". */
  address: string;
  user_agent: string | null;
  /** The versions that the client says it has seen (`If-Match`); undefined where it says nothing. */
  if_match?: readonly string[] | undefined;
  /** What is left of the caller's allowance; undefined until it was counted. */
  allowance?: Allowance;
  /** Gives back the request's place among its person's open calls; undefined where it has none, or a stream took it over. */
  held?: (() => void) | undefined;
}

/** `remaining` of `limit` calls are left; `reset` is in seconds from now. */
export interface Allowance {
  limit: number;
  remaining: number;
  reset: number;
}

const storage = () => singleton("request_context", () => new AsyncLocalStorage<RequestContext>());

/** Runs `work` with {@link requestContext} set from a request's headers. */
export function withRequestContext<T>(headers: Headers, work: (context: RequestContext) => T): T {
  const context: RequestContext = {
    request_id: `req_${randomBytes(12).toString("hex")}`,
    address: clientAddress(headers),
    user_agent: headers.get("user-agent")?.slice(0, 300) ?? null,
  };
  return storage().run(context, work, context);
}

/** The context of the request at hand; undefined for work that no request started (engine, timers, boot). */
export const requestContext = (): RequestContext | undefined => storage().getStore();
