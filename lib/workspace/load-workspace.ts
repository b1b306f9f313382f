import { db } from "../../db/client.ts";
import { type FileRow, findFileByPath, listFileRows } from "../../db/queries/files/files.ts";
import { readStored } from "./stored-bytes.ts";
import type { WorkspaceRef } from "./workspace-ref.ts";

interface LoadLimits {
  max_bytes: number;
  max_files: number;
}

/** Files read at the same time. */
const AT_ONCE = 8;

/** The files of a workspace for the sandbox, by path. Where not all fit the limits, those written last come first. */
export async function loadWorkspace(
  ref: WorkspaceRef,
  limits: LoadLimits,
): Promise<{ path: string; content: Uint8Array }[]> {
  const rows = choose(await listFileRows(db(), ref), limits);
  const files: { path: string; content: Uint8Array }[] = [];
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    files.push(...(await Promise.all(rows.slice(start, start + AT_ONCE).map((row) => load(ref, row)))));
  }
  return files;
}

function choose(rows: FileRow[], { max_bytes, max_files }: LoadLimits): FileRow[] {
  const chosen = new Set<FileRow>();
  let bytes = 0;
  for (const row of rows.toSorted((a, b) => b.updated_at.getTime() - a.updated_at.getTime())) {
    if (chosen.size >= max_files) break;
    if (bytes + row.size > max_bytes) continue;
    bytes += row.size;
    chosen.add(row);
  }
  return rows.filter((row) => chosen.has(row));
}

async function load(ref: WorkspaceRef, known: FileRow): Promise<{ path: string; content: Uint8Array }> {
  let row: FileRow | undefined = known;
  const { data } = await readStored(async () => {
    const found = row ?? (await findFileByPath(db(), ref, known.path))[0];
    row = undefined;
    return found;
  });
  return { path: known.path, content: data };
}
