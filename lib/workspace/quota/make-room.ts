import type { Transaction } from "../../../db/client.ts";
import { usageOfPerson, usageOfWorkspace } from "../../../db/queries/files/file-usage.ts";
import {
  keysWithoutRow,
  listOldVersions,
  removeForgottenFiles,
  removeVersions,
} from "../../../db/queries/files/file-versions.ts";
import { lockFilesOf } from "../../../db/queries/files/files.ts";
import { expendableFor, type WorkspaceRef } from "../workspace-ref.ts";
import { assertQuota, personQuota, workspaceQuota } from "./workspace-quota.ts";

/** Old versions looked at together. */
const BATCH = 100;

/**
 * Makes a workspace that has just been written to fit its quota and its person's: the oldest of its versions go, removed
 * files among them, never what a file is now, and for an agent nothing that a person wrote. Throws QUOTA_EXCEEDED, with
 * what is missing, where that is not enough. Gives the keys of bytes that no row names any more. Of two conversations of
 * one person that are written to in the same moment the second waits here, and sees what the first has added.
 */
export async function makeRoom(tx: Transaction, ref: WorkspaceRef): Promise<string[]> {
  const released: string[] = [];
  await lockFilesOf(tx, ref.user_id);
  const usage = await usageOfWorkspace(tx, ref);
  const person = await usageOfPerson(tx, ref.user_id);
  let excess = Math.max(usage.bytes - workspaceQuota().bytes, person.bytes - personQuota());
  while (excess > 0) {
    const old = await listOldVersions(tx, ref.conversation_id, BATCH, expendableFor(ref));
    if (old.length === 0) break;
    const gone = await forget(tx, ref, old, excess);
    released.push(...gone.keys);
    excess -= gone.bytes;
    usage.bytes -= gone.bytes;
    person.bytes -= gone.bytes;
  }
  assertQuota({ usage, person_bytes: person.bytes });
  return released;
}

/** Removes as many of the versions, oldest first, as have so many bytes; some of them may be shared and free nothing. */
async function forget(
  tx: Transaction,
  { conversation_id }: WorkspaceRef,
  old: { version_id: string; storage_key: string; size: number }[],
  excess: number,
): Promise<{ keys: string[]; bytes: number }> {
  const sizes = new Map<string, number>();
  const chosen: string[] = [];
  let hoped = 0;
  for (const { version_id, storage_key, size } of old) {
    if (hoped >= excess) break;
    if (!sizes.has(storage_key)) hoped += size;
    sizes.set(storage_key, size);
    chosen.push(version_id);
  }
  await removeVersions(tx, chosen);
  await removeForgottenFiles(tx, conversation_id);
  const keys = await keysWithoutRow(tx, [...sizes.keys()]);
  return { keys, bytes: keys.reduce((sum, key) => sum + (sizes.get(key) ?? 0), 0) };
}
