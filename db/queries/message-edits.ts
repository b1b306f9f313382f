import { asc, eq, inArray, sql } from "drizzle-orm";
import type { Db, Transaction } from "../client.ts";
import { conversations, messageEdits, messages, users } from "../schema/index.ts";
import { searchVector } from "../search.ts";

/** A message locked for a change. */
export async function lockMessage(tx: Transaction, message_id: string) {
  const [row] = await tx.select().from(messages).where(eq(messages.message_id, message_id)).for("update");
  return row;
}

/** Keeps what a message said before an edit. */
export async function insertMessageEdit(tx: Transaction, row: typeof messageEdits.$inferInsert): Promise<void> {
  await tx.insert(messageEdits).values(row);
}

/** What a message said before each of its edits, oldest first. */
export const listMessageEdits = (db: Db, message_id: string) =>
  db.select().from(messageEdits).where(eq(messageEdits.message_id, message_id)).orderBy(asc(messageEdits.edit_id));

/** Gives a message its new words; `tokens` are those of the content, for search. Answers how often it was edited now. */
export async function rewriteMessage(
  tx: Transaction,
  message_id: string,
  { tokens, ...written }: Pick<typeof messages.$inferSelect, "content" | "attachments"> & { tokens: string[] },
): Promise<number> {
  const [row] = await tx
    .update(messages)
    .set({
      ...written,
      search: searchVector(tokens),
      is_edited: true,
      edit_count: sql`${messages.edit_count} + 1`,
    })
    .where(eq(messages.message_id, message_id))
    .returning({ edit_count: messages.edit_count });
  if (!row) throw new Error("the message to rewrite is gone");
  return row.edit_count;
}

/** Takes messages out of their conversation, with its counter and the person's; their rows and their text stay. */
export async function hideMessages(
  tx: Transaction,
  of: { conversation_id: string; user_id: string },
  message_ids: string[],
): Promise<void> {
  const hidden = await tx
    .update(messages)
    .set({ is_deleted: true })
    .where(inArray(messages.message_id, message_ids))
    .returning({ message_id: messages.message_id });
  await tx
    .update(conversations)
    .set({ message_count: sql`greatest(${conversations.message_count} - ${hidden.length}, 0)`, updated_at: sql`now()` })
    .where(eq(conversations.conversation_id, of.conversation_id));
  await tx
    .update(users)
    .set({ total_messages: sql`greatest(${users.total_messages} - ${hidden.length}, 0)` })
    .where(eq(users.user_id, of.user_id));
}
