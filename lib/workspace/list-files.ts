import { db } from "../../db/client.ts";
import { countFiles, findFile, listFileRows, listFileRowsAt, listRemovedRows } from "../../db/queries/files/files.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { isId } from "../core/ids.ts";
import type { ListFilesQuery, WorkspaceFile } from "../protocol/contract/files.ts";
import { type Page, pageOf } from "../protocol/envelope.ts";
import { fileOf } from "./file-of.ts";
import { requireWorkspace } from "./require-workspace.ts";
import type { WorkspaceRef } from "./workspace-ref.ts";

/** The files of a conversation of the actor's, by path. Throws NOT_FOUND. */
export const listFiles = async (actor: Actor, conversation_id: string): Promise<WorkspaceFile[]> =>
  listWorkspaceFiles(await requireWorkspace(actor, conversation_id));

/** Removed files of a conversation of the actor's that can be restored, newest removal first. Throws NOT_FOUND. */
export const listRemovedFiles = async (actor: Actor, conversation_id: string): Promise<WorkspaceFile[]> =>
  (await listRemovedRows(db(), await requireWorkspace(actor, conversation_id))).map(fileOf);

/** Either of them page by page, those that are there in another order if one is named. */
export async function listFilesPage(
  actor: Actor,
  conversation_id: string,
  { page, per_page, sort = "path", is_removed }: ListFilesQuery,
): Promise<Page<WorkspaceFile>> {
  if (is_removed) {
    const removed = await listRemovedFiles(actor, conversation_id);
    return pageOf(removed.slice((page - 1) * per_page, page * per_page), removed.length, page, per_page);
  }
  const ref = await requireWorkspace(actor, conversation_id);
  const [rows, total] = await Promise.all([
    listFileRowsAt(db(), ref, { sort, limit: per_page, offset: (page - 1) * per_page }),
    countFiles(db(), ref),
  ]);
  return pageOf(rows.map(fileOf), total, page, per_page);
}

/** The same for a tool, whose engine has checked access. */
export const listWorkspaceFiles = async (ref: WorkspaceRef): Promise<WorkspaceFile[]> =>
  (await listFileRows(db(), ref)).map(fileOf);

/** What is known of a file of the actor's. Throws NOT_FOUND for a missing and for somebody else's file alike. */
export async function getFile(actor: Actor, file_id: string): Promise<WorkspaceFile> {
  const [found] = isId(file_id) ? await findFile(db(), actor.user_id, file_id) : [];
  if (!found) throw fail("NOT_FOUND", { what: "file" });
  return fileOf(found.file);
}
