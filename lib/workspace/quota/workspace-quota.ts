import { env } from "../../core/env.ts";
import { fail } from "../../core/errors.ts";

/** What one conversation's workspace may hold. */
export const workspaceQuota = () => ({ bytes: env().ALMA_WORKSPACE_BYTES, files: env().ALMA_WORKSPACE_FILES });

/** Bytes that all workspaces of one person may hold. */
export const personQuota = (): number => env().ALMA_PERSON_BYTES;

interface Wanted {
  usage: { bytes: number; files: number };
  person_bytes: number;
}

/** Throws QUOTA_EXCEEDED, saying how much is missing, where a workspace or a person would hold more than they may. */
export function assertQuota({ usage, person_bytes }: Wanted): void {
  const { bytes, files } = workspaceQuota();
  if (usage.files > files) {
    throw refuse(`A conversation can hold ${files} files, and this would make ${usage.files}.`);
  }
  if (usage.bytes > bytes) {
    throw refuse(
      `A conversation can hold ${megabytes(bytes)} of files; ${megabytes(usage.bytes - bytes)} are missing.`,
    );
  }
  if (person_bytes > personQuota()) {
    const missing = megabytes(person_bytes - personQuota());
    throw refuse(
      `All your conversations together can hold ${megabytes(personQuota())} of files; ${missing} are missing.`,
    );
  }
}

const refuse = (message: string) => fail("QUOTA_EXCEEDED", { message: `${message} Delete some files first.` });

const megabytes = (bytes: number): string => `${Math.ceil((bytes / 1024 / 1024) * 10) / 10} MB`;
