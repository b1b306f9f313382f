import { and, asc, count, desc, eq, inArray, isNull } from "drizzle-orm";
import type { Db } from "../../client.ts";
import { conversations, runs, schedules } from "../../schema/index.ts";

const isOpen = (user_id: string) =>
  and(eq(runs.user_id, user_id), inArray(runs.status, ["queued", "running", "waiting_approval"]));

/** Runs that have not ended. */
export const listOpenRunIds = (db: Db, user_id: string) =>
  db.select({ run_id: runs.run_id }).from(runs).where(isOpen(user_id)).orderBy(asc(runs.run_id));

export async function countOpenRuns(db: Db, user_id: string): Promise<number> {
  const [row] = await db.select({ total: count() }).from(runs).where(isOpen(user_id));
  return row?.total ?? 0;
}

/** Deleted ones as well. */
export const listConversationIds = (db: Db, user_id: string, limit: number) =>
  db
    .select({ conversation_id: conversations.conversation_id })
    .from(conversations)
    .where(eq(conversations.user_id, user_id))
    .limit(limit);

/** Held until the transaction ends, so that nothing is added to it. */
export const lockConversationRow = (
  tx: Db,
  { user_id, conversation_id }: { user_id: string; conversation_id: string },
) =>
  tx
    .select({ conversation_id: conversations.conversation_id })
    .from(conversations)
    .where(and(eq(conversations.conversation_id, conversation_id), eq(conversations.user_id, user_id)))
    .for("update");

export const deleteSchedulesOf = (tx: Db, user_id: string) =>
  tx.delete(schedules).where(eq(schedules.user_id, user_id));

interface ConversationFilter {
  user_id: string;
  is_archived?: boolean | undefined;
}

const listed = ({ user_id, is_archived }: ConversationFilter) =>
  and(
    eq(conversations.user_id, user_id),
    isNull(conversations.deleted_at),
    is_archived === undefined ? undefined : eq(conversations.is_archived, is_archived),
  );

/** Newest first. */
export const listConversationsOf = (db: Db, filter: ConversationFilter, page: { limit: number; offset: number }) =>
  db
    .select({
      conversation_id: conversations.conversation_id,
      user_id: conversations.user_id,
      title: conversations.title,
      summary: conversations.summary,
      tags: conversations.tags,
      metadata: conversations.metadata,
      created_at: conversations.created_at,
      updated_at: conversations.updated_at,
      last_message_at: conversations.last_message_at,
      message_count: conversations.message_count,
      is_pinned: conversations.is_pinned,
      is_archived: conversations.is_archived,
    })
    .from(conversations)
    .where(listed(filter))
    .orderBy(desc(conversations.conversation_id))
    .limit(page.limit)
    .offset(page.offset);

export async function countConversationsOf(db: Db, filter: ConversationFilter): Promise<number> {
  const [row] = await db.select({ total: count() }).from(conversations).where(listed(filter));
  return row?.total ?? 0;
}
