import { and, asc, count, desc, eq, lt, lte, type SQL, sql } from "drizzle-orm";
import type { ScheduleSort } from "../../../lib/protocol/contract/schedules.ts";
import type { Db, Transaction } from "../../client.ts";
import { conversations, runs, scheduleOccurrences, schedules } from "../../schema/index.ts";
import { sortedBy } from "../../sorted-by.ts";

export type ScheduleRow = typeof schedules.$inferSelect;
export type NewSchedule = typeof schedules.$inferInsert;
type OccurrenceRow = typeof scheduleOccurrences.$inferSelect;
export type NewOccurrence = typeof scheduleOccurrences.$inferInsert;
/** With the conversation its run is in, while there is one. */
export type ShownOccurrence = OccurrenceRow & { conversation_id: string | null };

interface Owned {
  user_id: string;
  schedule_id: string;
}

const owned = ({ user_id, schedule_id }: Owned): SQL | undefined =>
  and(eq(schedules.user_id, user_id), eq(schedules.schedule_id, schedule_id));

export const insertSchedule = (tx: Transaction, row: NewSchedule) => tx.insert(schedules).values(row).returning();

export const findSchedule = (db: Db, owner: Owned) => db.select().from(schedules).where(owned(owner));

/** The row, held until the transaction ends, so that it is neither changed nor taken meanwhile. */
export const lockSchedule = (tx: Transaction, owner: Owned) =>
  tx.select().from(schedules).where(owned(owner)).for("update");

export const updateScheduleRow = (tx: Transaction, owner: Owned, change: Partial<NewSchedule>) =>
  tx.update(schedules).set(change).where(owned(owner)).returning();

export const deleteScheduleRow = (db: Db, owner: Owned) =>
  db.delete(schedules).where(owned(owner)).returning({ schedule_id: schedules.schedule_id });

export async function countSchedules(db: Db, user_id: string, is_active?: boolean): Promise<number> {
  const [row] = await db.select({ total: count() }).from(schedules).where(ofUser(user_id, is_active));
  return row?.total ?? 0;
}

const ofUser = (user_id: string, is_active?: boolean): SQL | undefined =>
  and(eq(schedules.user_id, user_id), is_active === undefined ? undefined : eq(schedules.is_active, is_active));

/** The next to be due first, then those with none, newest first. */
const DUE_FIRST = sql`${schedules.next_at} asc nulls last, ${schedules.schedule_id} desc`;

/** A person has a hundred at most, which are sorted as they are read. */
export const listScheduleRows = (
  db: Db,
  { user_id, is_active }: { user_id: string; is_active?: boolean | undefined },
  page: { sort?: ScheduleSort | undefined; limit: number; offset: number },
) =>
  db
    .select()
    .from(schedules)
    .where(ofUser(user_id, is_active))
    .orderBy(page.sort ? sortedBy(page.sort, schedules, schedules.schedule_id) : DUE_FIRST)
    .limit(page.limit)
    .offset(page.offset);

/** Whoever owns them: active and due at `now`, the longest due first. */
export const listDueSchedules = (db: Db, now: Date, limit: number) =>
  db.select().from(schedules).where(due(now)).orderBy(asc(schedules.next_at), asc(schedules.schedule_id)).limit(limit);

/** Holds a conversation as `lockConversation` does; empty when somebody else has it in hand. */
export const tryLockConversation = (tx: Transaction, conversation_id: string) =>
  tx
    .select({ conversation_id: conversations.conversation_id })
    .from(conversations)
    .where(eq(conversations.conversation_id, conversation_id))
    .for("no key update", { skipLocked: true });

/** A due schedule, held; empty when it is not due any more or another process has it in hand. */
export const lockDueSchedule = (tx: Transaction, schedule_id: string, now: Date) =>
  tx
    .select()
    .from(schedules)
    .where(and(eq(schedules.schedule_id, schedule_id), due(now)))
    .for("update", { skipLocked: true });

const due = (now: Date): SQL | undefined => and(eq(schedules.is_active, true), lte(schedules.next_at, now));

/** Gives those that were not recorded before: what is recorded once is never executed again. */
export const insertOccurrences = async (tx: Transaction, rows: NewOccurrence[]): Promise<OccurrenceRow[]> =>
  rows.length === 0 ? [] : tx.insert(scheduleOccurrences).values(rows).onConflictDoNothing().returning();

export const findOccurrence = (db: Db, schedule_id: string, due_at: Date) =>
  db
    .select()
    .from(scheduleOccurrences)
    .where(and(eq(scheduleOccurrences.schedule_id, schedule_id), eq(scheduleOccurrences.due_at, due_at)));

const shown = {
  schedule_id: scheduleOccurrences.schedule_id,
  due_at: scheduleOccurrences.due_at,
  status: scheduleOccurrences.status,
  run_id: scheduleOccurrences.run_id,
  reason: scheduleOccurrences.reason,
  recorded_at: scheduleOccurrences.recorded_at,
  conversation_id: runs.conversation_id,
};

/** Newest first. */
export const listOccurrenceRows = (
  db: Db,
  schedule_id: string,
  page: { limit: number; offset: number },
): Promise<ShownOccurrence[]> =>
  db
    .select(shown)
    .from(scheduleOccurrences)
    .leftJoin(runs, eq(runs.run_id, scheduleOccurrences.run_id))
    .where(eq(scheduleOccurrences.schedule_id, schedule_id))
    .orderBy(desc(scheduleOccurrences.due_at))
    .limit(page.limit)
    .offset(page.offset);

export async function countOccurrences(db: Db, schedule_id: string): Promise<number> {
  const rows = await db
    .select({ total: count() })
    .from(scheduleOccurrences)
    .where(eq(scheduleOccurrences.schedule_id, schedule_id));
  return rows[0]?.total ?? 0;
}

/** The newest few of each schedule: one look into the index per schedule, however long their histories are. */
export async function listNewestOccurrences(db: Db, schedule_ids: string[], each: number): Promise<ShownOccurrence[]> {
  if (schedule_ids.length === 0) return [];
  const wanted = sql`select * from unnest(array[${sql.join(
    schedule_ids.map((schedule_id) => sql`${schedule_id}::uuid`),
    sql`, `,
  )}]) as wanted(schedule_id)`;
  const newest = db
    .select({ due_at: scheduleOccurrences.due_at, owner: scheduleOccurrences.schedule_id })
    .from(scheduleOccurrences)
    .where(sql`${scheduleOccurrences.schedule_id} = wanted.schedule_id`)
    .orderBy(desc(scheduleOccurrences.due_at))
    .limit(each);
  return await db
    .select(shown)
    .from(scheduleOccurrences)
    .leftJoin(runs, eq(runs.run_id, scheduleOccurrences.run_id))
    .where(
      sql`(${scheduleOccurrences.schedule_id}, ${scheduleOccurrences.due_at}) in
        (select newest.schedule_id, newest.due_at from (${wanted}) wanted
         cross join lateral (${newest}) newest(due_at, schedule_id))`,
    )
    .orderBy(desc(scheduleOccurrences.due_at));
}

/** Removes what was recorded before `time`. */
export const deleteOldOccurrences = (db: Db, time: Date) =>
  db
    .delete(scheduleOccurrences)
    .where(lt(scheduleOccurrences.recorded_at, time))
    .returning({ due_at: scheduleOccurrences.due_at });
