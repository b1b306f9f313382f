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
  cause?: unknown;
}

/** The only error class of ALMA. Module graphs each have their own copy, so recognise it with {@link isAlmaError}, never `instanceof`. */
export class AlmaError extends Error {
  readonly [BRAND] = true;
  readonly code: ErrorCode;
  readonly what: string | undefined;
  readonly details: ErrorDetail[] | undefined;
  readonly retry_after: number | undefined;

  constructor(code: ErrorCode, options: FailOptions = {}) {
    super(options.message ?? defaultMessage(code, options.what), { cause: options.cause });
    this.name = "AlmaError";
    this.code = code;
    this.what = options.what;
    this.details = options.details;
    this.retry_after = options.retry_after;
  }
}

/** `throw fail("NOT_FOUND", { what: "conversation" })` */
export const fail = (code: ErrorCode, options?: FailOptions): AlmaError => new AlmaError(code, options);

export const isAlmaError = (error: unknown): error is AlmaError =>
  typeof error === "object" && error !== null && BRAND in error;

function defaultMessage(code: ErrorCode, what = "object"): string {
  switch (code) {
    case "NOT_FOUND":
      return `No such ${what}.`;
    case "UNAUTHORIZED":
      return "Sign in first.";
    case "FORBIDDEN":
      return "You are not allowed to do this.";
    case "VALIDATION_ERROR":
      return "The input is not valid.";
    case "RATE_LIMITED":
      return "Too many requests. Wait a moment and try again.";
    case "INTERNAL_ERROR":
      return "Something went wrong on our side.";
    default:
      return code
        .toLowerCase()
        .replaceAll("_", " ")
        .replace(/^./, (letter) => letter.toUpperCase());
  }
}
