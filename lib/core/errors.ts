import type { ErrorCode } from "../protocol/error-codes.ts";
import { DEFAULT_MESSAGE } from "../protocol/error-messages.ts";

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

const defaultMessage = (code: ErrorCode, what: string | undefined): string =>
  code === "NOT_FOUND" && what !== undefined ? `No such ${what}.` : DEFAULT_MESSAGE[code];
