import { db } from "../../../db/client.ts";
import { keysWithoutRow, listVersionRows } from "../../../db/queries/files/file-versions.ts";
import { listRemovedBefore, lockWorkspace, removeFileRow } from "../../../db/queries/files/files.ts";
import { clock } from "../../core/clock.ts";
import { removeBytes } from "../stored-bytes.ts";

const KEPT_MS = 30 * 24 * 3_600_000;
const BATCH = 100;

/** Removes for good, with their versions and bytes, files that were removed more than 30 days ago. Gives how many. */
export async function purgeRemovedFiles(): Promise<number> {
  const before = new Date(clock.now().getTime() - KEPT_MS);
  let purged = 0;
  for (;;) {
    const due = await listRemovedBefore(db(), before, BATCH);
    for (const { file_id, conversation_id, user_id } of due) {
      const released = await db().transaction(async (tx) => {
        await lockWorkspace(tx, conversation_id);
        const versions = await listVersionRows(tx, file_id);
        const removed = await removeFileRow(tx, { user_id }, file_id, before);
        const keys = [...removed, ...versions].map(({ storage_key }) => storage_key);
        return removed.length > 0 ? await keysWithoutRow(tx, keys) : [];
      });
      await removeBytes(released);
    }
    purged += due.length;
    if (due.length < BATCH) return purged;
  }
}
