import { db } from "../../db/client.ts";
import { findFile, lockWorkspace, removeFiles } from "../../db/queries/files.ts";
import { audit } from "../audit/index.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { isId } from "../core/ids.ts";
import { removeBytes } from "./stored-bytes.ts";

/** Removes a file of the actor's, row and bytes. Throws NOT_FOUND for a missing and for somebody else's file alike. */
export async function deleteFile(actor: Actor, file_id: string): Promise<void> {
  const [found] = isId(file_id) ? await findFile(db(), actor.user_id, file_id) : [];
  if (!found) throw fail("NOT_FOUND", { what: "file" });
  const { conversation_id, user_id } = found.file;
  const removed = await db().transaction(async (tx) => {
    await lockWorkspace(tx, conversation_id);
    const removed = await removeFiles(tx, { conversation_id, user_id }, [file_id]);
    if (removed.length > 0) await audit(tx, actor, "file.deleted", { conversation_id, file_id });
    return removed;
  });
  await removeBytes(removed.map((row) => row.storage_key));
}
