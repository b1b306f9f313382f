import type { IncomingMessage } from "node:http";
import { isOurHost, isOurOrigin } from "./our-origin.ts";

/** Why a request is not handed on at all. */
export interface Refusal {
  status: number;
  code: string;
  message: string;
  headers?: Record<string, string>;
}

/** What programs and browsers use. Others (TRACE, PROPFIND, ...) nobody here understands. */
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
/** Addresses of programs; everything else is a page. */
const OF_PROGRAMS = /^\/(v1|api|openai)(\/|$)/;
/** Asked by machines that know this one by its number. */
const PROBES = /^\/(api\/)?health(\/|$)/;

/** The methods of the operations at a path; null where there are none. */
type MethodsAt = (path: string) => string[] | null;

/** Whether, and why, a request is refused before anybody looks at who sent it. */
export function refusalOf(request: IncomingMessage): Refusal | null {
  const path = (request.url ?? "/").split("?")[0] ?? "/";
  const decoded = decode(path);
  if (decoded === null) return malformed("The path is not valid percent-encoding.");
  if (!isPlain(decoded)) return malformed("The path must begin with / and have no . or .. in it.");
  if (!PROBES.test(path) && !hasOurHost(request)) return strangeHost();
  return refusedMethod(path, request.method ?? "GET") ?? foreignForm(path, request) ?? largeForm(path, request);
}

/** HTTP/1.0 knows no `Host`, and no browser speaks it. */
export const hasOurHost = ({ headers }: IncomingMessage): boolean =>
  headers.host === undefined || isOurHost(headers.host);

export const strangeHost = (): Refusal =>
  malformed("This server does not go by that name. Its operator can set ALMA_URL, or list the name in ALMA_HOSTS.");

const malformed = (message: string): Refusal => ({ status: 400, code: "BAD_REQUEST", message });

function refusedMethod(path: string, method: string): Refusal | null {
  const methodsAt: MethodsAt | undefined = Reflect.get(globalThis, Symbol.for("alma.methods"));
  const allowed = METHODS.includes(method) ? methodsAt?.(path) : METHODS;
  if (!allowed || allowed.includes(method)) return null;
  const message = `${method} cannot be used here.`;
  return { status: 405, code: "METHOD_NOT_ALLOWED", message, headers: { allow: allowed.join(", ") } };
}

/** A page's form or action that another site's page sent; Next would answer with an error of its own. */
function foreignForm(path: string, { method, headers }: IncomingMessage): Refusal | null {
  if (method !== "POST" || OF_PROGRAMS.test(path)) return null;
  if (headers.origin === undefined || isOurOrigin(headers.origin)) return null;
  const message = "This request did not come from ALMA's own pages. If it did, check ALMA_URL.";
  return { status: 403, code: "FORBIDDEN", message };
}

/** What a page's action may be sent; Next takes no more either, but only says so once it has read megabytes. */
const MOST_OF_A_FORM = 1024 * 1024;

/**
 * What is sent to a page Next keeps, up to ten megabytes for each request and before anybody is known. Browsers announce
 * how much it is.
 */
function largeForm(path: string, { method = "GET", headers }: IncomingMessage): Refusal | null {
  if (method === "GET" || method === "HEAD" || OF_PROGRAMS.test(path)) return null;
  if (headers["transfer-encoding"] !== undefined)
    return malformed("What is sent to a page must have a Content-Length.");
  if (Number(headers["content-length"] ?? 0) <= MOST_OF_A_FORM) return null;
  return { status: 413, code: "PAYLOAD_TOO_LARGE", message: `The body is larger than ${MOST_OF_A_FORM} bytes.` };
}

/** Null for what cannot be decoded: Next answers it with an error of its own, outside of our envelope and log. */
function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/**
 * Clients resolve a path before they send it. `/health/../settings` would pass for a probe and be the page, and a whole
 * address in place of a path is redirected by Next to whatever host it names.
 */
const isPlain = (path: string): boolean =>
  path.startsWith("/") && path.split(/[\\/]/).every((part) => part !== "." && part !== "..");
