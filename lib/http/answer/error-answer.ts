import { STATUS } from "../../protocol/error-codes.ts";
import { errorResponse } from "./envelope-response.ts";
import { publicErrorOf } from "./public-error.ts";

/** The answer to a request that failed. */
export function errorAnswer(error: unknown, request_id: string, what: string): Response {
  const { retry_after, ...body } = publicErrorOf(error, { request_id, what });
  const headers: Record<string, string> = {};
  if (retry_after !== undefined) headers["retry-after"] = String(Math.max(1, Math.ceil(retry_after)));
  if (body.code === "UNAUTHORIZED") headers["www-authenticate"] = "Bearer";
  return errorResponse(request_id, STATUS[body.code], body, headers);
}
