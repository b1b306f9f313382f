import { db } from "../../db/client.ts";
import { listUnusedAccounts, lockUnusedAccount } from "../../db/queries/accounts/unused-accounts.ts";
import { clock } from "../core/clock.ts";
import { isMailConfigured } from "../mail/index.ts";
import { beginRemoval } from "./begin-removal.ts";
import { removeAccount } from "./remove-account.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
const KEPT_DAYS = 30;
/** What is left then goes with the next day's. */
const MOST = 1_000;

/**
 * Removes accounts that somebody registered a month ago without ever verifying the address or signing in, so that the
 * address is free again. Only where addresses are verified: without a mail server everybody may sign in late. Gives how many.
 */
export async function purgeUnverifiedAccounts(): Promise<number> {
  if (!isMailConfigured()) return 0;
  const time = new Date(clock.now().getTime() - KEPT_DAYS * DAY_MS);
  let removed = 0;
  for (const user_id of await listUnusedAccounts(db(), time, MOST)) removed += (await remove(user_id, time)) ? 1 : 0;
  return removed;
}

async function remove(user_id: string, time: Date): Promise<boolean> {
  const finish = await db().transaction(async (tx) => {
    const user = await lockUnusedAccount(tx, user_id, time);
    return user && (await beginRemoval(tx, null, user));
  });
  if (!finish) return false;
  await finish();
  return await removeAccount(user_id, Number.POSITIVE_INFINITY);
}
