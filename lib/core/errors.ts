import type { ErrorCode } from "../protocol/error-codes.ts";

const BRAND = Symbol.for("alma.error");

/** One problem with one field of the input; `field` is a dotted path. */
export interface ErrorDetail {
  field: string;
  message: string;
}

export interface FailOptions {
  /** The kind of object the message is about, e.g. "conversation". */
  what?: string;
  /** A sentence for a person; never contains a secret. */
  message?: string;
  details?: ErrorDetail[];
  /** Seconds until another try makes sense. */
  retry_after?: number;
  /** Whether the same again, a little later, can succeed; only the failures of providers say so. */
  retryable?: boolean;
  cause?: unknown;
}

/** The only error class of ALMA. Module graphs each have their own copy, so recognise it with {@link isAlmaError}, never `instanceof`. */
export class AlmaError extends Error {
  readonly [BRAND] = true;
  readonly code: ErrorCode;
  readonly what: string | undefined;
  readonly details: ErrorDetail[] | undefined;
  readonly retry_after: number | undefined;
  readonly retryable: boolean;

  constructor(code: ErrorCode, options: FailOptions = {}) {
    super(options.message ?? defaultMessage(code, options.what), { cause: options.cause });
    this.name = "AlmaError";
    this.code = code;
    this.what = options.what;
    this.details = options.details;
    this.retry_after = options.retry_after;
    this.retryable = options.retryable ?? false;
  }
}

/** `throw fail("NOT_FOUND", { what: "conversation" })` */
export const fail = (code: ErrorCode, options?: FailOptions): AlmaError => new AlmaError(code, options);

export const isAlmaError = (error: unknown): error is AlmaError =>
  typeof error === "object" && error !== null && BRAND in error;

const DEFAULT_MESSAGE: Record<ErrorCode, string> = {
  BAD_REQUEST: "The request is malformed.",
  UNAUTHORIZED: "Sign in first.",
  FORBIDDEN: "You are not allowed to do this.",
  NOT_FOUND: "No such object.",
  CONFLICT: "This is in conflict with what is there now. Load it again and try once more.",
  PRECONDITION_FAILED: "This was changed in the meantime. Load it again and repeat your change.",
  PAYLOAD_TOO_LARGE: "This is larger than allowed.",
  VALIDATION_ERROR: "The input is not valid.",
  RATE_LIMITED: "Too many requests. Wait a moment and try again.",
  QUOTA_EXCEEDED: "Your quota is used up. Remove something or ask an administrator.",
  INTERNAL_ERROR: "Something went wrong on our side. Try again; if it stays, tell an administrator.",
  MODEL_UNAVAILABLE: "The model cannot be reached. Try again or choose another model.",
  PROVIDER_UNAUTHORIZED: "The provider refused the key. Check it in the settings.",
  PROVIDER_RATE_LIMITED: "The provider asks to wait. Try again later or choose another model.",
  PROVIDER_TIMEOUT: "The provider did not answer in time. Try again.",
  PROVIDER_BAD_RESPONSE: "The provider's answer could not be read. Try again or check its base URL.",
  PROVIDER_REJECTED: "The provider rejected the request. Check the model and its settings.",
  EGRESS_REFUSED: "This address may not be reached from here. An operator can list it in ALMA_EGRESS_ALLOW.",
  BUDGET_EXCEEDED: "The run reached its limit. What it wrote so far is kept.",
  RUN_CANCELLED: "The run was stopped. What it wrote so far is kept.",
  SERVICE_UNAVAILABLE: "The service is not available right now. Try again in a moment.",
  STORAGE_UNAVAILABLE: "Files cannot be stored here right now.",
};

const defaultMessage = (code: ErrorCode, what: string | undefined): string =>
  code === "NOT_FOUND" && what !== undefined ? `No such ${what}.` : DEFAULT_MESSAGE[code];
