import type { Transaction } from "../../db/client.ts";
import { type FileRow, listFileRows, updateFile } from "../../db/queries/files/files.ts";
import type { Actor } from "../core/actor.ts";
import { clock } from "../core/clock.ts";
import { fail } from "../core/errors.ts";
import type { WorkspaceFile } from "../protocol/contract/files.ts";
import { changeFile } from "./change-file.ts";
import { PathIndex } from "./names/path-index.ts";
import { workspacePath } from "./names/workspace-path.ts";
import { THE_PERSON, type WorkspaceRef } from "./workspace-ref.ts";

/**
 * Gives a file of the actor's another name, or moves it into another folder. Throws VALIDATION_ERROR for a name that
 * cannot be kept, CONFLICT for one that is taken (also but for case), NOT_FOUND.
 */
export async function renameFile(actor: Actor, file_id: string, path: string): Promise<WorkspaceFile> {
  const wanted = workspacePath(path);
  return await changeFile(actor, file_id, THE_PERSON, async (tx, ref, file) => {
    if (file.deleted_at !== null) throw fail("NOT_FOUND", { what: "file" });
    if (file.path === wanted) return [];
    const index = await othersOf(tx, ref, file);
    if (index.isTaken(wanted) || index.isBlocked(wanted)) {
      throw fail("CONFLICT", {
        message: `There is ${wanted} already, or a file where it needs a folder. Choose another name.`,
        details: [{ field: "path", message: "is taken" }],
      });
    }
    return await updateFile(tx, ref, file.file_id, { path: wanted, ...THE_PERSON }, clock.now());
  });
}

/** The names that the other files of the workspace have. */
export async function othersOf(tx: Transaction, ref: WorkspaceRef, { file_id }: FileRow): Promise<PathIndex> {
  const others = (await listFileRows(tx, ref)).filter((row) => row.file_id !== file_id);
  return new PathIndex(others.map(({ path }) => path));
}
