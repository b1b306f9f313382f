import { and, asc, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import { CLAIM_FUNCTION, PERSON_LOCK } from "../../claim-function.ts";
import type { Db, Transaction } from "../../client.ts";
import { runs } from "../../schema/index.ts";
import type { RunRow } from "./runs.ts";

export interface Claim {
  /** The holder's name in `lease_owner`. */
  owner: string;
  lease_seconds: number;
  /** How many runs of one person may be at work at once, in all processes together. */
  most_per_user: number;
  /** Only this run; without it the one whose turn it is. */
  run_id?: string | undefined;
}

/** The person a run works for, as they were when it was taken. */
export interface RunPerson {
  user_id: string;
  email: string;
  nickname: string;
  is_superuser: boolean;
  is_active: boolean;
  language: string;
  timezone: string;
  permissions: string[];
}

export interface Claimed {
  taken: { run: RunRow; person: RunPerson } | null;
  /** Whether any other run is queued, be it that none of them may begin yet. */
  others_wait: boolean;
}

/**
 * Takes the run whose turn it is for `owner`: a queued one, or one at work whose lease has run out. Its fence grows by one,
 * so whoever held it before can write no more. All claims wait for one lock, so that two processes cannot both find a
 * person below the limit.
 */
export async function claimRun(db: Db, { owner, lease_seconds, most_per_user, run_id }: Claim): Promise<Claimed> {
  const [row] = await db.execute<Record<string, unknown> & { person: RunPerson; others_wait: boolean }>(
    sql`select (claimed.run).*, claimed.person, claimed.others_wait
      from ${sql.raw(CLAIM_FUNCTION)}(${owner}, ${lease_seconds}, ${most_per_user}, ${run_id ?? null}) claimed`,
  );
  if (!row) throw new Error("a claim answers one row");
  const { person, others_wait } = row;
  return { taken: row.run_id === null ? null : { run: runOf(row), person }, others_wait };
}

/** A row as the driver gives it, as drizzle would have read it. */
function runOf(row: Record<string, unknown>): RunRow {
  const entries = Object.entries(getTableColumns(runs)).map(([key, column]) => {
    const value = row[column.name] ?? null;
    return [key, value === null ? null : column.mapFromDriverValue(value)];
  });
  return Object.fromEntries(entries) as RunRow;
}

/**
 * Whether a run of this person that is written now may be begun with it: there is room for it, nobody waits before it, and
 * no other transaction is deciding the same for them. To be asked within the transaction that writes it.
 */
export async function mayBeginAtOnce(tx: Transaction, user_id: string, most: number): Promise<boolean> {
  const may = sql`(select count(*) from runs where user_id = ${user_id} and status = 'running') < ${most}
    and not exists (select 1 from (select not_before from runs where status = 'queued'
      order by user_id, priority limit 100) queued where not_before is null or not_before <= now())`;
  // Locked only if it seems so: claims pass over a person for whom another decides. Then counted again, under the lock.
  const [[first], [second]] = await Promise.all([
    tx.execute<{ decides: boolean }>(sql`select case when ${may}
      then pg_try_advisory_xact_lock(${PERSON_LOCK}, hashtext(${user_id}::text)) else false end as decides`),
    tx.execute<{ may: boolean }>(sql`select ${may} as may`),
  ]);
  return first?.decides === true && second?.may === true;
}

/** The columns of a run that is begun with the transaction that writes it; by the clock that every other lease is read by. */
export const firstLease = (owner: string, seconds: number) => ({
  status: "running" as const,
  fence: 1,
  lease_owner: owner,
  lease_until: sql`now() + make_interval(secs => ${seconds})`,
  started_at: sql`now()`,
});

/**
 * Lengthens leases; answers what the holder must know of each it still has. The rows are locked in the order of their ids,
 * so that two processes never wait for each other.
 */
export async function renewLeases(
  db: Db,
  leases: { run_id: string; fence: number; seconds: number }[],
): Promise<{ run_id: string; cancel_requested_at: string | null; is_active: boolean }[]> {
  const given = leases.map(({ run_id, fence, seconds }) => ({ run_id, fence, seconds }));
  return db.execute(sql`
    with held as (
      select runs.run_id, runs.user_id, given.seconds
      from runs join json_to_recordset(${JSON.stringify(given)}::json) as given (run_id uuid, fence integer, seconds integer)
        on given.run_id = runs.run_id and given.fence = runs.fence
      where runs.status = 'running' order by runs.run_id for no key update of runs
    )
    update runs set lease_until = now() + make_interval(secs => held.seconds)
    from held join users on users.user_id = held.user_id where runs.run_id = held.run_id
    returning runs.run_id, runs.cancel_requested_at, users.is_active`);
}

/** The check before every write of the engine: locks the run and tells whether this fence still holds it. */
export async function holdsLease(tx: Transaction, run_id: string, fence: number): Promise<boolean> {
  const [row] = await tx
    .select({ run_id: runs.run_id })
    .from(runs)
    .where(and(eq(runs.run_id, run_id), eq(runs.fence, fence), eq(runs.status, "running")))
    .for("update");
  return row !== undefined;
}

/** What may begin when a run has ended: the next of its conversation, and the oldest that waits for its person's turn. */
export async function listNextQueuedRuns(
  db: Db,
  ended: Pick<RunRow, "run_id" | "conversation_id" | "user_id">,
): Promise<Pick<RunRow, "run_id" | "conversation_id" | "priority">[]> {
  const { run_id, conversation_id, priority } = runs;
  const oldest = (where: SQL) =>
    db
      .select({ run_id, conversation_id, priority })
      .from(runs)
      .where(and(eq(runs.status, "queued"), where))
      .orderBy(asc(runs.run_id))
      .limit(1);
  const [inConversation, elsewhere] = await Promise.all([
    oldest(eq(runs.conversation_id, ended.conversation_id)),
    oldest(
      sql`${runs.user_id} = ${ended.user_id} and ${runs.conversation_id} <> ${ended.conversation_id}
        and not exists (select 1 from ${runs} open where open.conversation_id = ${runs.conversation_id}
        and open.run_id <> ${runs.run_id} and (open.status in ('running', 'waiting_approval')
        or (open.status = 'queued' and open.run_id < ${runs.run_id})))`,
    ),
  ]);
  return [...inConversation, ...elsewhere].filter((row) => row.run_id !== ended.run_id);
}
