import { db } from "../../db/client.ts";
import { keysWithoutRow, listVersionRows } from "../../db/queries/files/file-versions.ts";
import { findFileEvenRemoved, lockWorkspace, removeFileRow, updateFile } from "../../db/queries/files/files.ts";
import { audit } from "../audit/index.ts";
import type { Actor } from "../core/actor.ts";
import { clock } from "../core/clock.ts";
import { fail } from "../core/errors.ts";
import { changeFile } from "./change-file.ts";
import { removeBytes } from "./stored-bytes.ts";
import { requireFile } from "./versions/require-file.ts";
import { THE_PERSON, type Writer } from "./workspace-ref.ts";

/**
 * Takes a file of the actor's out of its workspace; its versions stay, and it can be restored. Throws NOT_FOUND for a
 * missing, a removed and somebody else's file alike.
 */
export async function deleteFile(actor: Actor, file_id: string, writer: Writer = THE_PERSON): Promise<void> {
  await changeFile(actor, file_id, writer, async (tx, ref, file) => {
    if (file.deleted_at !== null) throw fail("NOT_FOUND", { what: "file" });
    const at = clock.now();
    const rows = await updateFile(tx, ref, file_id, { deleted_at: at, written_by: writer.written_by }, at);
    await audit(tx, actor, "file.deleted", { conversation_id: ref.conversation_id, file_id });
    return rows;
  });
}

/** Removes a file of the actor's for good, removed before or not, with all its versions and bytes. Throws NOT_FOUND. */
export async function forgetFile(actor: Actor, file_id: string): Promise<void> {
  const { user_id, conversation_id } = await requireFile(actor, file_id);
  const released = await db().transaction(async (tx) => {
    await lockWorkspace(tx, conversation_id);
    const versions = await listVersionRows(tx, file_id);
    const file = await findFileEvenRemoved(tx, user_id, file_id);
    const removed = await removeFileRow(tx, { user_id }, file_id);
    if (removed.length > 0 && file?.deleted_at === null)
      await audit(tx, actor, "file.deleted", { conversation_id, file_id });
    const keys = [...removed, ...versions].map(({ storage_key }) => storage_key);
    return removed.length > 0 ? await keysWithoutRow(tx, keys) : [];
  });
  await removeBytes(released);
}
