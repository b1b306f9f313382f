import { fail } from "../core/errors.ts";
import type { BlobStorage } from "./blob-storage.ts";

/** A serverless host: its disk is gone after the request, so nothing is accepted that could not be given back. */
export function readOnlyStorage(inner: BlobStorage): BlobStorage {
  const refuse = async () => {
    throw fail("STORAGE_UNAVAILABLE", {
      message: "Files cannot be stored on this serverless host: its disk does not last from one request to the next.",
    });
  };
  return { ...inner, put: refuse, append: refuse, finish: refuse, copy: refuse };
}
