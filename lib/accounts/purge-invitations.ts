import { db } from "../../db/client.ts";
import { deleteOldInvitations } from "../../db/queries/accounts/invitations.ts";
import { clock } from "../core/clock.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
const KEPT_DAYS = 30;
const BATCH = 1_000;
/** What is left then goes with the next day's. */
const MOST_BATCHES = 50;

/** Removes invitations that ran out a month ago, whether somebody used them or not. Gives how many. */
export async function purgeInvitations(): Promise<number> {
  const time = new Date(clock.now().getTime() - KEPT_DAYS * DAY_MS);
  let removed = 0;
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const count = await deleteOldInvitations(db(), time, BATCH);
    removed += count;
    if (count < BATCH) break;
  }
  return removed;
}
