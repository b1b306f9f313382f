import { type AlmaError, fail } from "../../core/errors.ts";
import type { ErrorCode } from "../../protocol/error-codes.ts";
import { type ProviderFault, readFault } from "./provider-fault.ts";
import type { Redact } from "./redact.ts";
import { readRetryAfter } from "./retry-after.ts";

/** A provider's failure, as ALMA tells it. */
export interface Judgement {
  error: AlmaError;
  /** Whether asking the same again, a little later, can help. */
  retryable: boolean;
  /** Seconds. */
  retry_after?: number;
}

interface Verdict {
  code: ErrorCode;
  /** What to do about it, for a person. */
  advice: string;
  retryable?: boolean;
}

/** Longest excerpt of a provider's own words. */
const MAX_QUOTE = 300;

const TIMEOUT_CODES = ["UND_ERR_CONNECT_TIMEOUT", "UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT", "ETIMEDOUT"];
const QUOTA_CODES = ["insufficient_quota", "billing_hard_limit_reached", "credit_balance_too_low"];

const UNREACHABLE: Verdict = {
  code: "MODEL_UNAVAILABLE",
  advice:
    "The provider could not be reached, or the connection broke off. Try again; if it stays, check the base URL and the provider's status page.",
  retryable: true,
};
const TIMEOUT: Verdict = {
  code: "PROVIDER_TIMEOUT",
  advice: "The provider did not answer in time. Try again in a moment.",
  retryable: true,
};
const MALFORMED: Verdict = {
  code: "PROVIDER_BAD_RESPONSE",
  advice:
    "The provider sent an answer that cannot be read. Try again; if it stays, check that the base URL speaks the chosen kind's protocol.",
  retryable: true,
};

/** Turns whatever was thrown into one of our errors. Nothing in it has the key: `redact` sees every quoted word. */
export function judgeFault(thrown: unknown, redact: Redact): Judgement {
  const fault = readFault(thrown);
  if (fault.alma) return { error: cleaned(fault.alma, redact), retryable: false };
  const verdict = judge(fault);
  const quote = redact(fault.message).replaceAll(/\s+/g, " ").trim().slice(0, MAX_QUOTE);
  const retry_after = readRetryAfter(fault.headers, fault.body);
  return {
    error: fail(verdict.code, {
      message: quote ? `${verdict.advice} The provider's words: ${quote}` : verdict.advice,
      retryable: verdict.retryable ?? false,
      ...(retry_after === undefined ? {} : { retry_after }),
    }),
    retryable: verdict.retryable ?? false,
    ...(retry_after === undefined ? {} : { retry_after }),
  };
}

/** Our own words quote the address that was asked. */
function cleaned(error: AlmaError, redact: Redact): AlmaError {
  const message = redact(error.message);
  if (message === error.message) return error;
  const { code, retry_after, retryable } = error;
  return fail(code, { message, retryable, ...(retry_after !== undefined && { retry_after }) });
}

function judge(fault: ProviderFault): Verdict {
  const { status, codes } = fault;
  if (codes.some((code) => TIMEOUT_CODES.includes(code))) return TIMEOUT;
  if (codes.some((code) => QUOTA_CODES.includes(code))) return judgeStatus(402);
  if (fault.is_malformed) return MALFORMED;
  // A status below 300 means that the answer began well and its body failed.
  if (status !== undefined && status >= 300) return judgeStatus(status);
  if (codes.length > 0 || status !== undefined || /fetch failed|terminated|cannot connect/i.test(fault.message))
    return UNREACHABLE;
  return MALFORMED;
}

function judgeStatus(status: number): Verdict {
  if (status === 401 || status === 403) {
    return {
      code: "PROVIDER_UNAUTHORIZED",
      advice: "The provider refused the API key. Check the key and its rights in Settings, Providers.",
    };
  }
  if (status === 402) {
    return {
      code: "PROVIDER_REJECTED",
      advice: "The account at the provider has no credit left. Top it up there, or choose another model.",
    };
  }
  if (status === 404) {
    return {
      code: "MODEL_UNAVAILABLE",
      advice:
        "The provider does not know this model or address. Check the model's name (on Azure: the deployment's) and the base URL; most end in /v1.",
    };
  }
  if (status === 408 || status === 504) return TIMEOUT;
  if (status === 429) {
    return {
      code: "PROVIDER_RATE_LIMITED",
      advice: "The provider limits how often it is asked. Wait a moment and try again.",
      retryable: true,
    };
  }
  if (status >= 500) {
    return {
      code: "MODEL_UNAVAILABLE",
      advice: "The provider has a problem of its own. Try again in a moment, or choose another model.",
      retryable: true,
    };
  }
  return {
    code: "PROVIDER_REJECTED",
    advice: "The provider rejected the request. Check the model's settings, or start with a shorter conversation.",
  };
}
