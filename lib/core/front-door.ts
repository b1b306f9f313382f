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
  if (!isDecodable(path)) return malformed("The path is not valid percent-encoding.");
  if (!PROBES.test(path) && !hasOurHost(request)) return strangeHost();
  return refusedMethod(path, request.method ?? "GET") ?? foreignForm(path, request);
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

/** Next answers a path that cannot be decoded with an error of its own, outside of our envelope and log. */
function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
