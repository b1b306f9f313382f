import { createHash } from "node:crypto";
import { db } from "../../../db/client.ts";
import { findFile } from "../../../db/queries/files/files.ts";
import { lockUpload, type UploadRow, updateUpload } from "../../../db/queries/files/uploads.ts";
import type { Actor } from "../../core/actor.ts";
import { fail } from "../../core/errors.ts";
import type { WorkspaceFile } from "../../protocol/contract/files.ts";
import { storage } from "../../storage/index.ts";
import { fileOf } from "../file-of.ts";
import { MEDIA_TYPE_SAMPLE, mediaTypeOf } from "../media-type.ts";
import { writeRows } from "../store-files.ts";
import { removeBytes, type StoredBytes } from "../stored-bytes.ts";
import { holdWorkspace } from "../workspace-ref.ts";
import { deleteUpload, requireUpload } from "./get-upload.ts";

/**
 * Makes a file of an upload that is all here; asked again it answers the same file. CONFLICT before, VALIDATION_ERROR for
 * another `sha256` than that of the bytes (which are thrown away), QUOTA_EXCEEDED.
 */
export async function completeUpload(
  actor: Actor,
  upload_id: string,
  { sha256 }: { sha256?: string | undefined },
): Promise<WorkspaceFile> {
  const upload = await requireUpload(actor, upload_id);
  if (upload.file_id !== null) return await fileOfUpload(actor, upload.file_id);
  if (upload.received < upload.size) {
    throw fail("CONFLICT", {
      message: `${upload.received} of ${upload.size} bytes are here.`,
      details: [{ field: "upload-offset", message: String(upload.received) }],
    });
  }
  await storage().finish(upload.storage_key);
  const stored = await examine(upload);
  if (sha256 !== undefined && sha256.toLowerCase() !== stored.sha256) {
    await deleteUpload(actor, upload_id);
    throw fail("VALIDATION_ERROR", {
      message: "What arrived is not what was sent. Upload the file again.",
      details: [{ field: "sha256", message: "is not that of the bytes" }],
    });
  }
  const { file_id, released } = await db().transaction(async (tx) => {
    const ref = { user_id: actor.user_id, conversation_id: upload.conversation_id };
    // Before the upload, as whoever removes the conversation with its uploads.
    await holdWorkspace(tx, ref);
    const locked = await lockUpload(tx, actor.user_id, upload_id);
    if (!locked) throw fail("NOT_FOUND", { what: "upload" });
    if (locked.file_id !== null) return { file_id: locked.file_id, released: [] };
    const options = { written_by: "user", when_taken: "rename" } as const;
    const { rows, released } = await writeRows(tx, ref, [{ path: upload.name, ...stored }], options);
    const made = rows[0]?.file_id ?? null;
    await updateUpload(tx, upload_id, { file_id: made });
    return { file_id: made, released };
  });
  await removeBytes(released);
  return await fileOfUpload(actor, file_id ?? "");
}

async function fileOfUpload(actor: Actor, file_id: string): Promise<WorkspaceFile> {
  const [found] = await findFile(db(), actor.user_id, file_id);
  if (!found) throw fail("NOT_FOUND", { what: "file" });
  return fileOf(found.file);
}

/** What the bytes are, read piece by piece. */
async function examine({ name, storage_key }: UploadRow): Promise<StoredBytes> {
  const hash = createHash("sha256");
  const head: Uint8Array[] = [];
  let size = 0;
  for await (const part of await storage().stream(storage_key)) {
    hash.update(part);
    if (size <= MEDIA_TYPE_SAMPLE) head.push(part);
    size += part.byteLength;
  }
  return { storage_key, size, sha256: hash.digest("hex"), media_type: mediaTypeOf(name, Buffer.concat(head)) };
}
