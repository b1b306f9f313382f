import { db } from "../../../db/client.ts";
import { removeExpiredUploads } from "../../../db/queries/files/uploads.ts";
import { clock } from "../../core/clock.ts";
import { removeBytes } from "../stored-bytes.ts";

const BATCH = 100;

/** Removes uploads of which nothing came for a day, with their bytes. Gives how many. */
export async function purgeUploads(): Promise<number> {
  let purged = 0;
  for (;;) {
    const removed = await db().transaction((tx) => removeExpiredUploads(tx, clock.now(), BATCH));
    await removeBytes(removed.flatMap(({ storage_key, file_id }) => (file_id === null ? [storage_key] : [])));
    purged += removed.length;
    if (removed.length < BATCH) return purged;
  }
}
