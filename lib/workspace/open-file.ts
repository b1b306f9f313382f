import { db } from "../../db/client.ts";
import { findFile, findFileByPath } from "../../db/queries/files/files.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { isId } from "../core/ids.ts";
import { MAX_UPLOAD_BYTES, type WorkspaceFile } from "../protocol/contract/files.ts";
import { storage } from "../storage/index.ts";
import { fileOf } from "./file-of.ts";
import { workspacePath } from "./names/workspace-path.ts";
import { readStored, withStored } from "./stored-bytes.ts";
import type { WorkspaceRef } from "./workspace-ref.ts";

export interface OpenedFile {
  file: WorkspaceFile;
  data: Uint8Array;
}

/** A file of the actor's with its bytes as they are read. Throws NOT_FOUND for a missing and for somebody else's file alike. */
export async function openFile(
  actor: Actor,
  file_id: string,
): Promise<{ file: WorkspaceFile; stream: ReadableStream<Uint8Array> }> {
  if (!isId(file_id)) throw fail("NOT_FOUND", { what: "file" });
  const find = async () => (await findFile(db(), actor.user_id, file_id))[0]?.file;
  const { row, result } = await withStored(find, ({ storage_key }) => storage().stream(storage_key));
  return { file: fileOf(row), stream: result };
}

/** A file of a workspace by its path, for a tool. Throws NOT_FOUND, VALIDATION_ERROR for the path, PAYLOAD_TOO_LARGE. */
export async function readWorkspaceFile(ref: WorkspaceRef, path: string): Promise<OpenedFile> {
  const wanted = workspacePath(path);
  const { row, data } = await readStored(async () => {
    const [row] = await findFileByPath(db(), ref, wanted);
    if (row && row.size > MAX_UPLOAD_BYTES) {
      const message = `${wanted} has more than ${MAX_UPLOAD_BYTES / 1024 / 1024} MB, the most that can be read at once.`;
      throw fail("PAYLOAD_TOO_LARGE", { message });
    }
    return row;
  });
  return { file: fileOf(row), data };
}
