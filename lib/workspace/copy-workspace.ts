import type { Transaction } from "../../db/client.ts";
import { type FileRow, insertFile, listFileRows } from "../../db/queries/files/files.ts";
import { isAlmaError } from "../core/errors.ts";
import { newId } from "../core/ids.ts";
import { newStorageKey, storage } from "../storage/index.ts";
import { fileUrl } from "./file-of.ts";
import { makeRoom } from "./quota/make-room.ts";
import { removeBytes } from "./stored-bytes.ts";
import { recordVersions } from "./versions/record-versions.ts";
import type { WorkspaceRef } from "./workspace-ref.ts";

export interface CopiedWorkspace {
  /** The url of each copy by that of its original. */
  urls: Map<string, string>;
  /** Takes the bytes back, for a transaction that was given up. */
  undo: () => Promise<void>;
}

/**
 * Copies the files of one workspace into another, new one, in the caller's transaction; the bytes are shared where the
 * storage can. One that is replaced meanwhile is left out. Each copy begins a history of its own. Throws QUOTA_EXCEEDED
 * where the person may not hold as much once more.
 */
export async function copyWorkspace(tx: Transaction, from: WorkspaceRef, to: WorkspaceRef): Promise<CopiedWorkspace> {
  const keys: string[] = [];
  const urls = new Map<string, string>();
  const undo = () => removeBytes(keys);
  try {
    for (const row of await listFileRows(tx, from)) {
      const storage_key = newStorageKey();
      if (!(await copyBytes(row, storage_key))) continue;
      keys.push(storage_key);
      const file_id = newId();
      const { path, media_type, size, sha256, written_by, updated_at: at } = row;
      const content = { path, media_type, size, sha256, storage_key, written_by, at };
      await recordVersions(tx, to, await insertFile(tx, { ...to, file_id, ...content }));
      urls.set(fileUrl(row.file_id), fileUrl(file_id));
    }
    await makeRoom(tx, to);
  } catch (error) {
    await undo();
    throw error;
  }
  return { urls, undo };
}

async function copyBytes(row: FileRow, storage_key: string): Promise<boolean> {
  try {
    await storage().copy(row.storage_key, storage_key);
    return true;
  } catch (error) {
    if (isAlmaError(error) && error.code === "NOT_FOUND") return false;
    throw error;
  }
}
