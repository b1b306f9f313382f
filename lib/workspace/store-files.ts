import { db, type Transaction } from "../../db/client.ts";
import { isDatabaseAway } from "../../db/is-database-away.ts";
import { findSameBytes } from "../../db/queries/files/file-versions.ts";
import {
  type FileRow,
  insertFile,
  listFileRows,
  lockWorkspace,
  replaceFileContent,
} from "../../db/queries/files/files.ts";
import { clock } from "../core/clock.ts";
import { fail } from "../core/errors.ts";
import { newId } from "../core/ids.ts";
import type { WorkspaceFile } from "../protocol/contract/files.ts";
import { fileOf } from "./file-of.ts";
import { freePath } from "./names/free-path.ts";
import { PathIndex } from "./names/path-index.ts";
import { makeRoom } from "./quota/make-room.ts";
import { removeBytes, type StoredBytes, storeBytes } from "./stored-bytes.ts";
import { beginHistory, recordVersions } from "./versions/record-versions.ts";
import { holdWorkspace, type WorkspaceRef } from "./workspace-ref.ts";

/** A file to be written; `path` has passed `workspacePath`. */
export interface NewFile {
  path: string;
  data: Uint8Array;
  /** The version it was made from; null where there was no file. Not written over another one. */
  made_from?: number | null | undefined;
}

interface StoreOptions {
  /** `user`, or the name of a tool. */
  written_by: string;
  /** A file by that name is replaced, or kept and the new one called `name (2)`. */
  when_taken: "replace" | "rename";
}

type StoredFile = StoredBytes & Pick<NewFile, "path" | "made_from">;

/**
 * Writes files into a workspace, all or none. The bytes are stored first under new keys, then the rows are changed in one
 * transaction: a reader sees the old file or the new one. What was there before is kept as an earlier version. Throws
 * QUOTA_EXCEEDED, NOT_FOUND for a conversation that is gone, CONFLICT where a file would have to be a folder, or was
 * changed since what replaces it was made.
 */
export async function storeFiles(ref: WorkspaceRef, files: NewFile[], options: StoreOptions): Promise<WorkspaceFile[]> {
  if (files.length === 0) return [];
  const stored: StoredFile[] = [];
  try {
    for (const { data, ...file } of files) stored.push({ ...file, ...(await storeBytes(file.path, data)) });
    const { rows, released } = await db().transaction((tx) => writeRows(tx, ref, stored, options));
    await removeBytes(released);
    return rows.map(fileOf);
  } catch (error) {
    // Without an answer to the commit the rows may be there: bytes that nobody names are better than names without bytes.
    if (!isDatabaseAway(error)) await removeBytes(stored.map((file) => file.storage_key));
    throw error;
  }
}

/** Writes the rows of bytes that are stored already; gives the keys of those that are not needed after the commit. */
export async function writeRows(tx: Transaction, ref: WorkspaceRef, stored: StoredFile[], options: StoreOptions) {
  await lockWorkspace(tx, ref.conversation_id);
  await holdWorkspace(tx, ref);
  const present = new Map((await listFileRows(tx, ref)).map((row) => [row.path, row]));
  const index = new PathIndex(present.keys());
  const rows: FileRow[] = [];
  const released: string[] = [];
  for (const { made_from, ...file } of stored) {
    const existing = options.when_taken === "replace" ? present.get(file.path) : undefined;
    if (made_from !== undefined && made_from !== (existing?.version ?? null)) throw changedMeanwhile(file.path);
    const row = existing
      ? await replaceRow(tx, ref, existing, file, options)
      : await insertRow(tx, ref, index, file, options);
    if (row.storage_key !== file.storage_key) released.push(file.storage_key);
    released.push(...(await recordVersions(tx, ref, [row])));
    present.set(row.path, row);
    index.add(row.path);
    rows.push(row);
  }
  released.push(...(await makeRoom(tx, ref)));
  return { rows, released };
}

const changedMeanwhile = (path: string) =>
  fail("CONFLICT", {
    message: `Nothing was written: ${path} was changed meanwhile. Read it again and repeat the change.`,
  });

/** Bytes that the file had before are not kept a second time. */
async function replaceRow(
  tx: Transaction,
  ref: WorkspaceRef,
  existing: FileRow,
  { path: _, ...content }: Omit<StoredFile, "made_from">,
  { written_by }: StoreOptions,
): Promise<FileRow> {
  await beginHistory(tx, existing);
  const storage_key = (await findSameBytes(tx, existing.file_id, content)) ?? content.storage_key;
  const change = { ...content, storage_key, written_by };
  return written(await replaceFileContent(tx, ref, existing.file_id, change, clock.now()));
}

async function insertRow(
  tx: Transaction,
  ref: WorkspaceRef,
  index: PathIndex,
  file: Omit<StoredFile, "made_from">,
  { written_by, when_taken }: StoreOptions,
): Promise<FileRow> {
  const { conversation_id, user_id } = ref;
  const at = clock.now();
  const path = when_taken === "rename" ? freePath(file.path, index) : file.path;
  if (index.isBlocked(path)) {
    throw fail("CONFLICT", { message: `${path} cannot be written: the workspace has a file where it needs a folder.` });
  }
  return written(await insertFile(tx, { ...file, conversation_id, user_id, file_id: newId(), path, written_by, at }));
}

function written(rows: FileRow[]): FileRow {
  const [row] = rows;
  if (!row) throw fail("NOT_FOUND", { what: "file" });
  return row;
}
