import { type ErrorCode, isErrorCode } from "../error-codes.ts";

/** What a browser can meet: the server's codes, no network, and a code of a newer server. */
export type ClientErrorCode = ErrorCode | "NETWORK" | "UNKNOWN";

/** What went wrong with a request, as plain data that a component can keep and show. */
export interface ClientError {
  code: ClientErrorCode;
  message: string;
  /** The field that is wrong, by its dotted path, for `VALIDATION_ERROR`. */
  details: { field: string; message: string }[];
  /** Seconds. */
  retry_after: number | null;
}

/** How a request to the API ended; nothing is thrown for an error the person must see. */
export type ApiResult<Data> = { ok: true; data: Data } | { ok: false; error: ClientError };

export const clientErrorCode = (code: string | undefined): ClientErrorCode => (isErrorCode(code) ? code : "UNKNOWN");

export const clientError = (code: ClientErrorCode, message = ""): ClientError => ({
  code,
  message,
  details: [],
  retry_after: null,
});
