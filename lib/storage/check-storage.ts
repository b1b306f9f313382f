import { env } from "../core/env.ts";
import { fail, isAlmaError } from "../core/errors.ts";
import { storage } from "./storage.ts";
import { newStorageKey } from "./storage-key.ts";

/**
 * Writes, reads and removes one object, so that a bucket that cannot be used is known at the start and not with the first
 * person's file. Throws SERVICE_UNAVAILABLE in words for whoever starts ALMA. A local directory is made when it is needed.
 */
export async function checkStorage(): Promise<void> {
  const { S3_BUCKET, S3_ENDPOINT } = env();
  const store = storage();
  if (S3_BUCKET === undefined) return;
  const key = newStorageKey();
  try {
    await store.put(key, new TextEncoder().encode("ALMA can write here."));
    await store.get(key);
    await store.delete(key);
  } catch (cause) {
    const reason = isAlmaError(cause) ? cause.message : "It failed.";
    const where = `${S3_BUCKET} at ${S3_ENDPOINT ?? "Amazon S3"}`;
    const message = `Files are to be kept in the bucket ${where}, which cannot be used: ${reason} See docs/workspace.md.`;
    throw fail("SERVICE_UNAVAILABLE", { message, cause });
  }
}
