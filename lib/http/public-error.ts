import { isAlmaError } from "../core/errors.ts";
import { logger } from "../core/logger.ts";
import type { PublicError } from "../protocol/envelope.ts";

/**
 * An error as a client may see it. One of ours is told as it is; anything else is logged in full under the request's id
 * and told as INTERNAL_ERROR, nothing more.
 */
export function publicErrorOf(error: unknown, where: { request_id: string; what: string }): PublicError {
  if (!isAlmaError(error)) {
    logger().error({ err: error, request_id: where.request_id }, `${where.what} failed unexpectedly`);
    return { code: "INTERNAL_ERROR", message: "Something went wrong on our side." };
  }
  if (error.code === "INTERNAL_ERROR")
    logger().error({ err: error, request_id: where.request_id }, `${where.what} failed`);
  const { code, message, details, retry_after } = error;
  return { code, message, ...(details && { details }), ...(retry_after !== undefined && { retry_after }) };
}
