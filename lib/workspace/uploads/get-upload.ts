import { db } from "../../../db/client.ts";
import { findUpload, removeUpload, type UploadRow } from "../../../db/queries/files/uploads.ts";
import type { Actor } from "../../core/actor.ts";
import { fail } from "../../core/errors.ts";
import { isId } from "../../core/ids.ts";
import type { Upload } from "../../protocol/contract/uploads.ts";
import { removeBytes } from "../stored-bytes.ts";
import { uploadOf } from "./upload-of.ts";

/** An upload of the actor's. Throws NOT_FOUND for a missing, a removed and somebody else's alike. */
export async function requireUpload(actor: Actor, upload_id: string): Promise<UploadRow> {
  const row = isId(upload_id) ? await findUpload(db(), actor.user_id, upload_id) : undefined;
  if (!row) throw fail("NOT_FOUND", { what: "upload" });
  return row;
}

/** How far an upload of the actor's is. */
export const getUpload = async (actor: Actor, upload_id: string): Promise<Upload> =>
  uploadOf(await requireUpload(actor, upload_id));

/** Gives an upload up, with its bytes; the file it may have become stays. */
export async function deleteUpload(actor: Actor, upload_id: string): Promise<void> {
  await requireUpload(actor, upload_id);
  const removed = await removeUpload(db(), actor.user_id, upload_id);
  await removeBytes(removed.flatMap(({ storage_key, file_id }) => (file_id === null ? [storage_key] : [])));
}
