import { isDatabaseSilent } from "../../../db/is-database-away.ts";
import { isAlmaError } from "../../core/errors.ts";
import { logger } from "../../core/log/logger.ts";
import type { PublicError } from "../../protocol/envelope.ts";
import { DEFAULT_MESSAGE } from "../../protocol/error-messages.ts";

/** Seconds until the database may have time again. */
const RETRY_AFTER = 5;

/**
 * An error as a client may see it. One of ours is told as it is; anything else is logged in full under the request's id
 * and told as INTERNAL_ERROR, nothing more.
 */
export function publicErrorOf(error: unknown, where: { request_id: string; what: string }): PublicError {
  if (!isAlmaError(error)) return unexpected(error, where);
  if (error.code === "INTERNAL_ERROR")
    logger().error({ err: error, request_id: where.request_id }, `${where.what} failed`);
  const { code, message, details, retry_after } = error;
  return { code, message, ...(details && { details }), ...(retry_after !== undefined && { retry_after }) };
}

function unexpected(err: unknown, { request_id, what }: { request_id: string; what: string }): PublicError {
  if (isDatabaseSilent(err)) {
    logger().warn({ err, request_id }, `${what} got no answer from the database`);
    return { code: "SERVICE_UNAVAILABLE", message: DEFAULT_MESSAGE.SERVICE_UNAVAILABLE, retry_after: RETRY_AFTER };
  }
  logger().error({ err, request_id }, `${what} failed unexpectedly`);
  return { code: "INTERNAL_ERROR", message: "Something went wrong on our side." };
}
