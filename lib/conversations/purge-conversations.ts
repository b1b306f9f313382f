import { db } from "../../db/client.ts";
import {
  listDeletedConversations,
  lockDeletedConversation,
  removeConversationRow,
} from "../../db/queries/conversations/conversations.ts";
import { removeConversationFiles } from "../workspace/index.ts";
import { undoLimit } from "./undo-limit.ts";

const BATCH = 100;

/** Removes what was deleted longer ago than a deletion can be undone, with messages, runs and files. Gives how many. */
export async function purgeDeletedConversations(): Promise<number> {
  let purged = 0;
  for (;;) {
    const due = await listDeletedConversations(db(), undoLimit(), BATCH);
    for (const owner of due) purged += (await purge(owner)) ? 1 : 0;
    if (due.length < BATCH) return purged;
  }
}

/** The bytes go last: a crash before leaves files nobody can see, never a row whose file is gone. */
async function purge(owner: { conversation_id: string; user_id: string }): Promise<boolean> {
  const removeBytes = await db().transaction(async (tx) => {
    const locked = await lockDeletedConversation(tx, owner, undoLimit());
    if (locked.length === 0) return undefined;
    const removeBytes = await removeConversationFiles(tx, owner.conversation_id);
    await removeConversationRow(tx, owner);
    return removeBytes;
  });
  await removeBytes?.();
  return removeBytes !== undefined;
}
