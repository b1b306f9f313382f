import { type AlmaError, isAlmaError } from "../../core/errors.ts";
import { type ErrorCode, STATUS } from "../../protocol/error-codes.ts";
import { bareResponse } from "./envelope-response.ts";
import { publicErrorOf } from "./public-error.ts";

/** An error as OpenAI's API tells it. */
export interface OpenaiError {
  error: { message: string; type: string; param: string | null; code: string | null };
}

/** Where its status is not ours: OpenAI's clients tell errors apart by it. */
const OTHER_STATUS: Partial<Record<ErrorCode, number>> = {
  VALIDATION_ERROR: 400,
  PROVIDER_REJECTED: 400,
  PROVIDER_RATE_LIMITED: 429,
  RUN_CANCELLED: 400,
};

const TYPES: Record<number, string> = { 403: "permission_error", 429: "requests" };

const CODES: Partial<Record<ErrorCode, string>> = {
  UNAUTHORIZED: "invalid_api_key",
  FORBIDDEN: "insufficient_permissions",
  RATE_LIMITED: "rate_limit_exceeded",
  PROVIDER_RATE_LIMITED: "rate_limit_exceeded",
  QUOTA_EXCEEDED: "insufficient_quota",
  VALIDATION_ERROR: "invalid_value",
};

/** Codes for what an error is about; see {@link AlmaError.what}. */
const SUBJECTS: Record<string, string> = {
  model: "model_not_found",
  parameter: "unsupported_parameter",
  "context length": "context_length_exceeded",
};

/** How providers say that a prompt does not fit. */
const TOO_LONG = /context_length|context length|context window|maximum context|prompt is too long|too many tokens/i;

/** Failures of a model: whether the same again can help is known, and the client is told, or it would start run upon run. */
const OF_A_MODEL = /^(MODEL_|PROVIDER_|EGRESS_|BUDGET_|RUN_)/;

interface Where {
  request_id: string;
  what: string;
}

/** What a client is told of an error; nothing of one that is not ours. */
export function openaiErrorOf(error: unknown, where: Where): OpenaiError & { status: number } {
  const { code, message, details } = publicErrorOf(error, where);
  const status = statusOf(code, message);
  const [detail] = details ?? [];
  const first = detail ? `${message.replace(/\.$/, "")}: ${detail.field} ${detail.message}` : message;
  return {
    status,
    error: {
      message: code === "UNAUTHORIZED" ? `${message} Send an API key of ALMA's as the bearer.` : first,
      type: TYPES[status] ?? (status < 500 ? "invalid_request_error" : "server_error"),
      param: detail?.field ?? null,
      code: codeOf(error, code, message),
    },
  };
}

const statusOf = (code: ErrorCode, message: string): number =>
  TOO_LONG.test(message) && STATUS[code] >= 500 ? 400 : (OTHER_STATUS[code] ?? STATUS[code]);

function codeOf(error: unknown, code: ErrorCode, message: string): string {
  const subject = isAlmaError(error) && error.what !== undefined ? SUBJECTS[error.what] : undefined;
  if (subject !== undefined) return subject;
  if (STATUS[code] >= 500 && TOO_LONG.test(message)) return "context_length_exceeded";
  return CODES[code] ?? code.toLowerCase();
}

/** The answer to a request of OpenAI's API that failed. */
export function openaiErrorAnswer(error: unknown, request_id: string, what: string): Response {
  const { status, ...body } = openaiErrorOf(error, { request_id, what });
  return bareResponse(request_id, status, body, isAlmaError(error) ? headersOf(error) : {});
}

function headersOf({ code, retry_after, retryable }: AlmaError): Record<string, string> {
  return {
    ...(retry_after !== undefined && { "retry-after": String(Math.max(1, Math.ceil(retry_after))) }),
    ...(code === "UNAUTHORIZED" && { "www-authenticate": "Bearer" }),
    ...(OF_A_MODEL.test(code) && { "x-should-retry": String(retryable) }),
  };
}
