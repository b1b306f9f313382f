import type { Transaction } from "../../../db/client.ts";
import {
  findVersion,
  insertVersions,
  keysWithoutRow,
  removeVersionsUpTo,
} from "../../../db/queries/files/file-versions.ts";
import type { FileRow } from "../../../db/queries/files/files.ts";
import { newId } from "../../core/ids.ts";
import { expendableFor, type WorkspaceRef } from "../workspace-ref.ts";

/** Versions kept of one file; older ones go. */
const MOST_VERSIONS = 50;

/**
 * Writes down what files became by the caller's change, and who did it, with the rows as they are after it. Gives the keys
 * of bytes that no row names any more: remove them after the commit.
 */
export async function recordVersions(tx: Transaction, ref: WorkspaceRef, rows: FileRow[]): Promise<string[]> {
  if (rows.length === 0) return [];
  await insertVersions(
    tx,
    rows.map((row) => versionOf(row, ref)),
  );
  const released: string[] = [];
  for (const { file_id, version } of rows) {
    if (version <= MOST_VERSIONS) continue;
    const removed = await removeVersionsUpTo(tx, file_id, version - MOST_VERSIONS, expendableFor(ref));
    released.push(...removed.map(({ storage_key }) => storage_key));
  }
  return await keysWithoutRow(tx, released);
}

/** A file that came from elsewhere without a history begins one, before its bytes are replaced. */
export async function beginHistory(tx: Transaction, row: FileRow): Promise<void> {
  if (await findVersion(tx, row.file_id, row.version)) return;
  await insertVersions(tx, [versionOf(row, row)]);
}

function versionOf(row: FileRow, { user_id, by }: Pick<WorkspaceRef, "user_id" | "by">) {
  const { file_id, version: number, path, media_type, size, sha256, storage_key, written_by } = row;
  const content = { file_id, number, path, media_type, size, sha256, storage_key, written_by };
  const who = { user_id, agent_name: by?.agent_name ?? null, call_id: by?.call_id ?? null };
  return { ...content, ...who, version_id: newId(), is_removal: row.deleted_at !== null, created_at: row.updated_at };
}
