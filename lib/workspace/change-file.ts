import { db, type Transaction } from "../../db/client.ts";
import { type FileRow, findFileEvenRemoved, lockWorkspace } from "../../db/queries/files/files.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { checkVersion } from "../core/http/if-match.ts";
import type { WorkspaceFile } from "../protocol/contract/files.ts";
import { fileOf } from "./file-of.ts";
import { makeRoom } from "./quota/make-room.ts";
import { removeBytes } from "./stored-bytes.ts";
import { beginHistory, recordVersions } from "./versions/record-versions.ts";
import { requireFile } from "./versions/require-file.ts";
import { holdWorkspace, type WorkspaceRef, type Writer } from "./workspace-ref.ts";

type Change = (tx: Transaction, ref: WorkspaceRef, file: FileRow) => Promise<FileRow[]>;

/**
 * Changes one file of the actor's, alone in its workspace meanwhile, and writes the version that comes of it, with the
 * agent at work if it is one. `change` gives the row as it is then, or none where nothing is to be done. Throws
 * NOT_FOUND, PRECONDITION_FAILED where the request has seen another version, QUOTA_EXCEEDED, and what `change` throws.
 */
export async function changeFile(
  actor: Actor,
  file_id: string,
  { by }: Writer,
  change: Change,
): Promise<WorkspaceFile> {
  const { conversation_id, user_id } = await requireFile(actor, file_id);
  const ref = { conversation_id, user_id, by };
  const { file, released } = await db().transaction(async (tx) => {
    await lockWorkspace(tx, conversation_id);
    await holdWorkspace(tx, ref);
    const before = await findFileEvenRemoved(tx, user_id, file_id);
    if (!before) throw fail("NOT_FOUND", { what: "file" });
    checkVersion(before.version);
    await beginHistory(tx, before);
    const rows = await change(tx, ref, before);
    const released = await recordVersions(tx, ref, rows);
    if (rows.length > 0) released.push(...(await makeRoom(tx, ref)));
    return { file: fileOf(rows[0] ?? before), released };
  });
  await removeBytes(released);
  return file;
}
