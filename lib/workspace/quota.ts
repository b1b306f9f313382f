import { fail } from "../core/errors.ts";

/** What one conversation's workspace may hold. */
export const WORKSPACE_QUOTA = { bytes: 500 * 1024 * 1024, files: 2_000 };

/** Throws QUOTA_EXCEEDED, with numbers, where a workspace would hold more than it may. */
export function assertQuota(after: { bytes: number; files: number }): void {
  if (after.files > WORKSPACE_QUOTA.files) {
    throw fail("QUOTA_EXCEEDED", {
      message: `A conversation can hold ${WORKSPACE_QUOTA.files} files, and this would make ${after.files}. Delete some first.`,
    });
  }
  if (after.bytes > WORKSPACE_QUOTA.bytes) {
    throw fail("QUOTA_EXCEEDED", {
      message: `A conversation can hold ${megabytes(WORKSPACE_QUOTA.bytes)} of files, and this would make ${megabytes(after.bytes)}. Delete some first.`,
    });
  }
}

const megabytes = (bytes: number): string => `${Math.ceil((bytes / 1024 / 1024) * 10) / 10} MB`;
