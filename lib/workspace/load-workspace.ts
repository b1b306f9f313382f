import { db } from "../../db/client.ts";
import { type FileRow, findFileByPath, listFileRows } from "../../db/queries/files/files.ts";
import { isAlmaError } from "../core/errors.ts";
import { readStored } from "./stored-bytes.ts";
import type { WorkspaceRef } from "./workspace-ref.ts";

interface LoadLimits {
  files: number;
  file_bytes: number;
  total_bytes: number;
  /** Of one path. */
  path_bytes: number;
}

interface LoadedFile {
  path: string;
  content: Uint8Array;
}

export interface LoadedWorkspace {
  files: LoadedFile[];
  /** Paths of files that are beyond the limits, those written last first. */
  left_out: string[];
}

/** Files read at the same time. */
const AT_ONCE = 8;

/** The files of a workspace for the sandbox, by path. Where not all fit the limits, those written last come first. */
export async function loadWorkspace(ref: WorkspaceRef, limits: LoadLimits): Promise<LoadedWorkspace> {
  const { chosen, left_out } = choose(await listFileRows(db(), ref), limits);
  const files: LoadedFile[] = [];
  for (let start = 0; start < chosen.length; start += AT_ONCE) {
    const loaded = await Promise.all(chosen.slice(start, start + AT_ONCE).map((row) => load(ref, row)));
    files.push(...loaded.flatMap((file) => file ?? []));
  }
  return { files, left_out };
}

function choose(rows: FileRow[], { files, file_bytes, total_bytes, path_bytes }: LoadLimits) {
  const chosen = new Set<FileRow>();
  const left_out: string[] = [];
  let bytes = 0;
  for (const row of rows.toSorted((a, b) => b.updated_at.getTime() - a.updated_at.getTime())) {
    const isTooLarge = row.size > file_bytes || bytes + row.size > total_bytes;
    if (isTooLarge || chosen.size >= files || Buffer.byteLength(row.path) > path_bytes) {
      left_out.push(row.path);
      continue;
    }
    bytes += row.size;
    chosen.add(row);
  }
  return { chosen: rows.filter((row) => chosen.has(row)), left_out };
}

/** Null for one that was removed meanwhile. */
async function load(ref: WorkspaceRef, known: FileRow): Promise<LoadedFile | null> {
  let row: FileRow | undefined = known;
  try {
    const { data } = await readStored(async () => {
      const found = row ?? (await findFileByPath(db(), ref, known.path))[0];
      row = undefined;
      return found;
    });
    return { path: known.path, content: data };
  } catch (error) {
    if (isAlmaError(error) && error.code === "NOT_FOUND") return null;
    throw error;
  }
}
