import { db } from "../../db/client.ts";
import { findFile, findFileByPath } from "../../db/queries/files.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { isId } from "../core/ids.ts";
import type { WorkspaceFile } from "../protocol/contract/files.ts";
import { fileOf } from "./file-of.ts";
import { readStored } from "./stored-bytes.ts";
import { workspacePath } from "./workspace-path.ts";
import type { WorkspaceRef } from "./workspace-ref.ts";

export interface OpenedFile {
  file: WorkspaceFile;
  data: Uint8Array;
}

/** A file of the actor's with its bytes. Throws NOT_FOUND for a missing and for somebody else's file alike. */
export async function openFile(actor: Actor, file_id: string): Promise<OpenedFile> {
  if (!isId(file_id)) throw fail("NOT_FOUND", { what: "file" });
  const { row, data } = await readStored(async () => (await findFile(db(), actor.user_id, file_id))[0]?.file);
  return { file: fileOf(row), data };
}

/** A file of a workspace by its path, for a tool. Throws NOT_FOUND, VALIDATION_ERROR for the path. */
export async function readWorkspaceFile(ref: WorkspaceRef, path: string): Promise<OpenedFile> {
  const wanted = workspacePath(path);
  const { row, data } = await readStored(async () => (await findFileByPath(db(), ref, wanted))[0]);
  return { file: fileOf(row), data };
}
