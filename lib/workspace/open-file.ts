import { db } from "../../db/client.ts";
import { findFile, findFileByPath } from "../../db/queries/files/files.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { isId } from "../core/ids.ts";
import { MAX_UPLOAD_BYTES, type WorkspaceFile } from "../protocol/contract/files.ts";
import { fileOf } from "./file-of.ts";
import { workspacePath } from "./names/workspace-path.ts";
import { type OpenedPart, openPart, type RangeOf, WHOLE } from "./open-part.ts";
import { readStored, withStored } from "./stored-bytes.ts";
import type { WorkspaceRef } from "./workspace-ref.ts";

export interface OpenedFile {
  file: WorkspaceFile;
  data: Uint8Array;
}

/**
 * A file of the actor's with its bytes, or the part of them that `rangeOf` wants, as they are read. Throws NOT_FOUND for a
 * missing and for somebody else's file alike.
 */
export async function openFile(
  actor: Actor,
  file_id: string,
  rangeOf: RangeOf = WHOLE,
): Promise<{ file: WorkspaceFile } & OpenedPart> {
  if (!isId(file_id)) throw fail("NOT_FOUND", { what: "file" });
  const find = async () => (await findFile(db(), actor.user_id, file_id))[0]?.file;
  const { row, result } = await withStored(find, (row) => openPart(row, rangeOf));
  return { file: fileOf(row), ...result };
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
