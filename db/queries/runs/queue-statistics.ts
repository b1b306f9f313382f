import { and, asc, count, desc, eq, isNotNull, sql } from "drizzle-orm";
import { turnOf } from "../../claim-function.ts";
import type { Db } from "../../client.ts";
import { conversations, runs, users } from "../../schema/index.ts";

const isOpen = sql`${runs.status} in ('queued', 'running', 'waiting_approval')`;
const isRecent = sql`${runs.finished_at} > now() - interval '24 hours'`;

/** Everybody's runs that may be begun, in the order in which they would be. */
const lineOf = (db: Db) =>
  db
    .select({
      run_id: runs.run_id,
      place: sql<number>`row_number() over (order by ${sql.raw(turnOf("coalesce(working.count, 0)", "runs"))})`
        .mapWith(Number)
        .as("place"),
    })
    .from(runs)
    .leftJoin(
      sql`(select user_id, count(*) from ${runs} where status = 'running' group by user_id) working`,
      sql`working.user_id = ${runs.user_id}`,
    )
    .where(and(eq(runs.status, "queued"), sql`(${runs.not_before} is null or ${runs.not_before} <= now())`))
    .as("line");

/** A person's runs that have not ended, oldest first, with their place in everybody's line. */
export function listOpenRuns(db: Db, user_id: string, limit: number) {
  const line = lineOf(db);
  return db
    .select({
      run_id: runs.run_id,
      conversation_id: runs.conversation_id,
      conversation_title: conversations.title,
      status: runs.status,
      task_type: runs.task_type,
      priority: runs.priority,
      created_at: runs.created_at,
      started_at: runs.started_at,
      not_before: runs.not_before,
      retry_count: runs.retry_count,
      error_code: runs.error_code,
      place: line.place,
    })
    .from(runs)
    .innerJoin(conversations, eq(conversations.conversation_id, runs.conversation_id))
    .leftJoin(line, eq(line.run_id, runs.run_id))
    .where(and(eq(runs.user_id, user_id), isOpen, sql`${conversations.deleted_at} is null`))
    .orderBy(asc(runs.run_id))
    .limit(limit);
}

export const countOpenRuns = (db: Db) =>
  db.select({ status: runs.status, runs: count() }).from(runs).where(isOpen).groupBy(runs.status);

const waited = sql`extract(epoch from ${runs.started_at} - ${runs.created_at})`;
const lasted = sql`extract(epoch from ${runs.finished_at} - ${runs.started_at})`;
const seconds = (value: ReturnType<typeof sql>) => sql<number | null>`round((${value})::numeric, 3)::float8`;
const percentile = (share: number, value: ReturnType<typeof sql>) =>
  seconds(sql`percentile_cont(${share}::float8) within group (order by ${value})`);

/** Times in seconds and retries of the runs that ended in the last 24 hours. */
export async function measureRecentRuns(db: Db) {
  const [row] = await db
    .select({
      waited_p50: percentile(0.5, waited),
      waited_p95: percentile(0.95, waited),
      waited_max: seconds(sql`max(${waited})`),
      lasted_p50: percentile(0.5, lasted),
      lasted_p95: percentile(0.95, lasted),
      retries: sql<number>`coalesce(sum(${runs.retry_count}), 0)::int`,
    })
    .from(runs)
    .where(isRecent);
  if (!row) throw new Error("an aggregate answered no row");
  return row;
}

export const countRecentEnds = (db: Db) =>
  db.select({ status: runs.status, runs: count() }).from(runs).where(isRecent).groupBy(runs.status);

/** Of runs that failed: codes, the most frequent first. */
export const countRecentFailures = (db: Db) =>
  db
    .select({ error_code: sql<string>`${runs.error_code}`, count: count() })
    .from(runs)
    .where(and(isRecent, eq(runs.status, "failed"), isNotNull(runs.error_code)))
    .groupBy(runs.error_code)
    .orderBy(desc(count()), asc(runs.error_code));

/** Whose runs ended most often in the last 24 hours. */
export const listBusiestUsers = (db: Db, limit: number) =>
  db
    .select({ user_id: users.user_id, nickname: users.nickname, runs: count() })
    .from(runs)
    .innerJoin(users, eq(users.user_id, runs.user_id))
    .where(isRecent)
    .groupBy(users.user_id, users.nickname)
    .orderBy(desc(count()), asc(users.user_id))
    .limit(limit);
