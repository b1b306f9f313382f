import { setTimeout as sleep } from "node:timers/promises";
import { db } from "../../db/client.ts";
import { countOpenRuns, listConversationIds, lockConversationRow } from "../../db/queries/accounts/account.ts";
import { listRemovedUsers, lockUser, removeUserRow } from "../../db/queries/accounts/users.ts";
import { removeConversationRow } from "../../db/queries/conversations/conversations.ts";
import { removeConversationFiles } from "../workspace/index.ts";

const BATCH = 100;
/** What a run at work gets to see that it is to stop; then its rows go under it, and its writes are refused. */
const STOP_MS = 5_000;
const LOOK_MS = 100;

/**
 * Removes what hangs on an account whose removal was begun: each conversation with its messages, runs and files, and at
 * last the account itself with everything else. Can be broken off anywhere and begun anew. False when `until` (in
 * milliseconds of the clock) came first; the chore goes on then.
 */
export async function removeAccount(user_id: string, until: number): Promise<boolean> {
  await waitForRuns(user_id, Math.min(until, Date.now() + STOP_MS));
  for (;;) {
    const found = await listConversationIds(db(), user_id, BATCH);
    for (const { conversation_id } of found) {
      if (Date.now() > until) return false;
      await removeConversation({ user_id, conversation_id });
    }
    if (found.length === 0 && (await removeRow(user_id))) return true;
  }
}

/** Goes on with every removal that was broken off. Gives how many accounts went. */
export async function removeLeftAccounts(): Promise<number> {
  let removed = 0;
  for (const user_id of await listRemovedUsers(db(), BATCH)) {
    removed += (await removeAccount(user_id, Number.POSITIVE_INFINITY)) ? 1 : 0;
  }
  return removed;
}

async function waitForRuns(user_id: string, until: number): Promise<void> {
  while (Date.now() < until && (await countOpenRuns(db(), user_id)) > 0) await sleep(LOOK_MS);
}

/** The bytes go last: a crash before leaves files that nobody can reach, never a row whose file is gone. */
async function removeConversation(owner: { user_id: string; conversation_id: string }): Promise<void> {
  const removeBytes = await db().transaction(async (tx) => {
    await lockConversationRow(tx, owner);
    const removeBytes = await removeConversationFiles(tx, owner.conversation_id);
    await removeConversationRow(tx, owner);
    return removeBytes;
  });
  await removeBytes();
}

/** False when a conversation appeared meanwhile: of a request that was under way. */
const removeRow = (user_id: string): Promise<boolean> =>
  db().transaction(async (tx) => {
    await lockUser(tx, user_id);
    if ((await listConversationIds(tx, user_id, 1)).length > 0) return false;
    await removeUserRow(tx, user_id);
    return true;
  });
