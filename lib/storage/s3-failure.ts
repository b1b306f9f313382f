import { S3ServiceException } from "@aws-sdk/client-s3";
import { fail, isAlmaError } from "../core/errors.ts";

const MISSING = new Set(["NoSuchKey", "NotFound"]);
const REFUSED = new Set(["AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch", "AllAccessDisabled"]);

/** The store's refusals and its silence in words; address, bucket and keys stay in `cause`, for the log. */
export function s3Failure(cause: unknown): unknown {
  if (isAlmaError(cause)) return cause;
  if (cause instanceof S3ServiceException) {
    if (MISSING.has(cause.name)) return fail("NOT_FOUND", { what: "file", cause });
    if (cause.name === "NoSuchBucket") return unavailable("The bucket that holds files does not exist.", cause);
    if (REFUSED.has(cause.name) || cause.$metadata.httpStatusCode === 403) {
      return unavailable("The server may not use its bucket for files.", cause);
    }
    return unavailable("The store that holds files could not do it. Try again.", cause);
  }
  return unavailable("The store that holds files does not answer. Try again.", cause);
}

const unavailable = (message: string, cause: unknown) => fail("STORAGE_UNAVAILABLE", { message, cause });
