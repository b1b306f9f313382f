import { and, asc, desc, eq, gt, inArray, lt, sql } from "drizzle-orm";
import { idAt, timeOf } from "../../../lib/core/ids.ts";
import type { MessageEditSort } from "../../../lib/protocol/contract/message-changes.ts";
import type { Db, Transaction } from "../../client.ts";
import { conversations, messageEdits, messages, users } from "../../schema/index.ts";
import { searchVector } from "../../search.ts";

/** A message locked for a change. */
export async function lockMessage(tx: Transaction, message_id: string) {
  const [row] = await tx.select().from(messages).where(eq(messages.message_id, message_id)).for("update");
  return row;
}

export type LockedMessage = NonNullable<Awaited<ReturnType<typeof lockMessage>>>;

/** Keeps what a message said before an edit. */
export async function insertMessageEdit(tx: Transaction, row: typeof messageEdits.$inferInsert): Promise<void> {
  await tx.insert(messageEdits).values(row);
}

/** What a message said before each of its edits, oldest first unless sorted otherwise; the id is an edit's age. */
export const listMessageEdits = (
  db: Db,
  message_id: string,
  page: { sort?: MessageEditSort | undefined; limit: number; offset: number },
) =>
  db
    .select()
    .from(messageEdits)
    .where(eq(messageEdits.message_id, message_id))
    .orderBy((page.sort === "-edited_at" ? desc : asc)(messageEdits.edit_id))
    .limit(page.limit)
    .offset(page.offset);

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

/** Messages of a conversation, locked for a change, oldest first. */
export const lockMessages = (tx: Transaction, conversation_id: string, message_ids: string[]) =>
  tx
    .select()
    .from(messages)
    .where(and(eq(messages.conversation_id, conversation_id), inArray(messages.message_id, message_ids)))
    .orderBy(asc(messages.message_id))
    .for("update");

/** The message before one, as readers see them; null where it is the first. */
export async function findMessageBefore(tx: Transaction, of: LockedMessage): Promise<string | null> {
  const { conversation_id, message_id } = of;
  const [row] = await tx
    .select({ message_id: messages.message_id })
    .from(messages)
    .where(
      and(
        eq(messages.conversation_id, conversation_id),
        eq(messages.is_deleted, false),
        gt(messages.message_id, idAt(new Date(timeOf(conversation_id).getTime() - 1000))),
        lt(messages.message_id, message_id),
      ),
    )
    .orderBy(desc(messages.message_id))
    .limit(1);
  return row?.message_id ?? null;
}

interface Owner {
  conversation_id: string;
  user_id: string;
}

/** Takes messages out of their conversation, with its counter and the person's; their rows and their text stay. */
export const hideMessages = (tx: Transaction, of: Owner, message_ids: string[]): Promise<string[]> =>
  setDeleted(tx, of, message_ids, true);

/** Puts hidden messages back. Both answer whose state they changed. */
export const unhideMessages = (tx: Transaction, of: Owner, message_ids: string[]): Promise<string[]> =>
  setDeleted(tx, of, message_ids, false);

async function setDeleted(tx: Transaction, of: Owner, message_ids: string[], is_deleted: boolean): Promise<string[]> {
  const changed = await tx
    .update(messages)
    .set({ is_deleted })
    .where(
      and(
        inArray(messages.message_id, message_ids),
        eq(messages.conversation_id, of.conversation_id),
        eq(messages.is_deleted, !is_deleted),
      ),
    )
    .returning({ message_id: messages.message_id });
  const more = is_deleted ? -changed.length : changed.length;
  await tx
    .update(conversations)
    .set({ message_count: sql`greatest(${conversations.message_count} + ${more}, 0)`, updated_at: sql`now()` })
    .where(eq(conversations.conversation_id, of.conversation_id));
  await tx
    .update(users)
    .set({ total_messages: sql`greatest(${users.total_messages} + ${more}, 0)` })
    .where(eq(users.user_id, of.user_id));
  return changed.map(({ message_id }) => message_id);
}
