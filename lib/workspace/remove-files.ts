import type { Actor } from "../core/actor.ts";
import { isAlmaError } from "../core/errors.ts";
import { deleteFile } from "./delete-file.ts";
import { listWorkspaceFiles } from "./list-files.ts";
import type { WorkspaceRef } from "./workspace-ref.ts";

/**
 * Takes files out of a workspace by their paths, for a tool whose engine has checked access; `written_by` is its name.
 * They can be restored. What is not there, or was removed by somebody else meanwhile, is passed over. Gives the paths of
 * what was removed.
 */
export async function removeFiles(
  actor: Actor,
  ref: WorkspaceRef,
  paths: string[],
  written_by: string,
): Promise<string[]> {
  if (paths.length === 0) return [];
  const wanted = new Set(paths);
  const removed: string[] = [];
  for (const { file_id, path } of await listWorkspaceFiles(ref)) {
    if (wanted.has(path) && (await isRemoved(actor, file_id, { written_by, by: ref.by }))) removed.push(path);
  }
  return removed;
}

async function isRemoved(...deletion: Parameters<typeof deleteFile>): Promise<boolean> {
  try {
    await deleteFile(...deletion);
    return true;
  } catch (error) {
    if (isAlmaError(error) && error.code === "NOT_FOUND") return false;
    throw error;
  }
}
