import { egressErrorOf } from "./guard/egress-error.ts";

export type WebErrorCode =
  | "EGRESS_REFUSED"
  | "HTTP_STATUS"
  | "TOO_LARGE"
  | "TIMEOUT"
  | "UNSUPPORTED_TYPE"
  | "NETWORK"
  | "BAD_URL"
  | "BAD_REQUEST"
  | "SEARCH_NOT_CONFIGURED"
  | "SEARCH_UNAVAILABLE"
  | "BROWSER_UNAVAILABLE"
  | "BROWSER_BUSY"
  | "BROWSER_ENDED"
  | "BROWSER_REFUSED"
  | "NO_PAGE"
  | "ROBOTS_REFUSED"
  | "ENCRYPTED"
  | "DAMAGED"
  | "CANCELLED";

/** Why a page could not be read; `message` is a sentence for a person and for a model. */
export interface WebError {
  code: WebErrorCode;
  message: string;
  /** The answer's status, with HTTP_STATUS. */
  status?: number;
}

const BRAND = Symbol.for("alma.web_failure");

/** Carries a {@link WebError} up to `fetchPage` or `sendRequest`, which turns it into a result; it never leaves this domain. */
export class WebFailure extends Error {
  readonly [BRAND] = true;
  readonly web_error: WebError;

  constructor(code: WebErrorCode, message: string, status?: number) {
    super(message);
    this.web_error = { code, message, ...(status === undefined ? {} : { status }) };
  }
}

const isWebFailure = (error: unknown): error is WebFailure => error instanceof Error && BRAND in error;

const TIMEOUTS = new Set(["UND_ERR_CONNECT_TIMEOUT", "UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT", "ETIMEDOUT"]);

const WORDS: Record<string, string> = {
  ENOTFOUND: "its name does not exist",
  EAI_AGAIN: "its name could not be looked up",
  ECONNREFUSED: "nothing answers at that port",
  ECONNRESET: "the server cut the connection",
  UND_ERR_SOCKET: "the server cut the connection",
  CERT_HAS_EXPIRED: "its certificate has expired",
  DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is self-signed",
  ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is for another name",
};

/** The code of the innermost cause that has one. */
function codeOf(error: unknown, depth = 0): string | undefined {
  if (!(error instanceof Error) || depth > 8) return undefined;
  const own = "code" in error && typeof error.code === "string" ? error.code : undefined;
  return codeOf(error.cause, depth + 1) ?? own;
}

/** Names what went wrong while `url` was read. */
export function toWebError(error: unknown, url: string): WebError {
  if (isWebFailure(error)) return error.web_error;
  const refusal = egressErrorOf(error);
  if (refusal) return { code: "EGRESS_REFUSED", message: refusal.message };
  const code = codeOf(error);
  if (code && TIMEOUTS.has(code)) return { code: "TIMEOUT", message: `${url} did not answer in time.` };
  const reason = (code && WORDS[code]) ?? code ?? "the connection failed";
  if (!URL.canParse(url)) return { code: "NETWORK", message: `${url} failed: ${reason}.` };
  return { code: "NETWORK", message: `${url} could not be read: ${reason}.` };
}
