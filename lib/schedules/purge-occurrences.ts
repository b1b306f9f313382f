import { db } from "../../db/client.ts";
import { deleteOldOccurrences } from "../../db/queries/runs/schedules.ts";
import { clock } from "../core/clock.ts";

const KEPT_MS = 90 * 24 * 60 * 60 * 1_000;

/** Removes the record of occurrences after 90 days. Gives how many. */
export const purgeOccurrences = async (): Promise<number> =>
  (await deleteOldOccurrences(db(), new Date(clock.now().getTime() - KEPT_MS))).length;
