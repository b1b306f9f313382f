import { and, asc, count, eq, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "../../client.ts";
import { conversations, runs, schedules } from "../../schema/index.ts";

/** Archived, neither changed nor written in since `before`, and nothing at work or scheduled in it. */
const untouchedSince = (before: Date): SQL | undefined =>
  and(
    eq(conversations.is_archived, true),
    isNull(conversations.deleted_at),
    lt(conversations.updated_at, before),
    or(isNull(conversations.last_message_at), lt(conversations.last_message_at, before)),
    sql`not exists (select 1 from ${runs} where ${runs.conversation_id} = ${conversations.conversation_id}
      and ${runs.status} in ('queued', 'running', 'waiting_approval'))`,
    sql`not exists (select 1 from ${schedules} where ${schedules.conversation_id} = ${conversations.conversation_id}
      and ${schedules.is_active} and ${schedules.next_at} is not null)`,
  );

export async function countUntouched(db: Db, before: Date): Promise<number> {
  const [row] = await db.select({ total: count() }).from(conversations).where(untouchedSince(before));
  return row?.total ?? 0;
}

/** Whoever owns them, oldest first. */
export const listUntouched = (db: Db, before: Date, limit: number) =>
  db
    .select({ conversation_id: conversations.conversation_id, user_id: conversations.user_id })
    .from(conversations)
    .where(untouchedSince(before))
    .orderBy(asc(conversations.updated_at), asc(conversations.conversation_id))
    .limit(limit);

/** Locks one so that nobody touches it any more; empty where somebody just did. */
export const lockUntouched = (tx: Db, conversation_id: string, before: Date) =>
  tx
    .select({ conversation_id: conversations.conversation_id })
    .from(conversations)
    .where(and(eq(conversations.conversation_id, conversation_id), untouchedSince(before)))
    .for("no key update", { of: conversations });
