import { and, asc, desc, eq, isNull, lt, ne, or, type SQL, sql } from "drizzle-orm";
import type { Db, Transaction } from "../client.ts";
import { conversations, messages, runSteps, runs, toolCalls, users } from "../schema/index.ts";

export type RunRow = typeof runs.$inferSelect;
export type StepRow = typeof runSteps.$inferSelect;
export type ToolCallRow = typeof toolCalls.$inferSelect;

/**
 * Locks a conversation for the rest of the transaction. Whoever also changes its runs takes this lock first, so that no two
 * wait for each other and nobody overlooks a run that is being started or ended.
 */
export async function lockConversation(tx: Transaction, user_id: string, conversation_id: string) {
  const [row] = await tx
    .select()
    .from(conversations)
    .where(and(eq(conversations.conversation_id, conversation_id), eq(conversations.user_id, user_id)))
    .for("no key update");
  return row;
}

export async function insertRun(tx: Transaction, row: typeof runs.$inferInsert): Promise<RunRow> {
  const [inserted] = await tx.insert(runs).values(row).returning();
  if (!inserted) throw new Error("insert returned no row");
  return inserted;
}

export async function findRunByClientMessage(db: Db, conversation_id: string, client_message_id: string) {
  const [row] = await db
    .select()
    .from(runs)
    .where(and(eq(runs.conversation_id, conversation_id), eq(runs.client_message_id, client_message_id)));
  return row;
}

export async function findRun(db: Db, user_id: string, run_id: string): Promise<RunRow | undefined> {
  const [row] = await db
    .select({ run: runs })
    .from(runs)
    .innerJoin(conversations, eq(conversations.conversation_id, runs.conversation_id))
    .where(and(eq(runs.run_id, run_id), eq(runs.user_id, user_id), isNull(conversations.deleted_at)));
  return row?.run;
}

const isOpen = sql`${runs.status} in ('queued', 'running', 'waiting_approval')`;

/** Whether an older run of the conversation has not ended: runs of one conversation execute one at a time. */
export async function hasOpenRun(db: Db, conversation_id: string, before_run_id?: string): Promise<boolean> {
  const [row] = await db
    .select({ run_id: runs.run_id })
    .from(runs)
    .where(
      and(
        eq(runs.conversation_id, conversation_id),
        isOpen,
        before_run_id === undefined ? undefined : lt(runs.run_id, before_run_id),
      ),
    )
    .limit(1);
  return row !== undefined;
}

/** What may begin when a run has ended: the next of its conversation, and the oldest that waits for its person's turn. */
export async function listNextQueuedRuns(db: Db, ended: RunRow): Promise<RunRow[]> {
  const queued = eq(runs.status, "queued");
  const oldest = (where: SQL) => db.select().from(runs).where(and(queued, where)).orderBy(asc(runs.run_id)).limit(1);
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

/**
 * Takes a run for `owner`: a queued one whose turn it is, or a running one whose lease has run out. Its fence grows by
 * one, so whoever held it before can write no more.
 */
export async function claimRun(db: Db, run_id: string, owner: string, lease_seconds: number, most_per_user: number) {
  // Older by id, or at work already: ids of two machines may disagree about who is older, a status cannot be misread.
  const other = sql`exists (select 1 from ${runs} other where other.conversation_id = ${runs.conversation_id}
    and other.run_id <> ${runs.run_id} and (other.status in ('running', 'waiting_approval')
    or (other.status = 'queued' and other.run_id < ${runs.run_id})))`;
  const atWork = sql`(select count(*) from ${runs} mine where mine.user_id = ${runs.user_id}
    and mine.run_id <> ${runs.run_id} and mine.status = 'running')`;
  const [row] = await db
    .update(runs)
    .set({
      status: "running",
      fence: sql`${runs.fence} + 1`,
      lease_owner: owner,
      lease_until: sql`now() + make_interval(secs => ${lease_seconds})`,
      started_at: sql`coalesce(${runs.started_at}, now())`,
    })
    .where(
      and(
        eq(runs.run_id, run_id),
        or(eq(runs.status, "queued"), and(eq(runs.status, "running"), lt(runs.lease_until, sql`now()`))),
        sql`not ${other}`,
        sql`${atWork} < ${most_per_user}`,
      ),
    )
    .returning();
  return row;
}

/** A run that nobody has taken yet, locked so that nobody does. */
export async function lockQueuedRun(tx: Transaction, run_id: string): Promise<RunRow | undefined> {
  const [row] = await tx
    .select()
    .from(runs)
    .where(and(eq(runs.run_id, run_id), eq(runs.status, "queued")))
    .for("update");
  return row;
}

/** Lengthens a lease; answers what the holder must know, or nothing when the lease is lost. */
export async function renewLease(db: Db, run_id: string, fence: number, lease_seconds: number) {
  const [row] = await db
    .update(runs)
    .set({ lease_until: sql`now() + make_interval(secs => ${lease_seconds})` })
    .from(users)
    .where(
      and(eq(runs.run_id, run_id), eq(runs.fence, fence), eq(runs.status, "running"), eq(users.user_id, runs.user_id)),
    )
    .returning({ cancel_requested_at: runs.cancel_requested_at, is_active: users.is_active });
  return row;
}

/** A run that answers a message and has not ended. */
export async function findOpenRunOfMessage(db: Db, user_message_id: string): Promise<RunRow | undefined> {
  const [row] = await db
    .select()
    .from(runs)
    .where(and(eq(runs.user_message_id, user_message_id), isOpen))
    .limit(1);
  return row;
}

/** Calls of a run that never got their result. */
export const listOpenToolCalls = (db: Db, run_id: string): Promise<ToolCallRow[]> =>
  db
    .select()
    .from(toolCalls)
    .where(and(eq(toolCalls.run_id, run_id), eq(toolCalls.status, "started")));

/** The check before every write of the engine: locks the run and tells whether this fence still holds it. */
export async function holdsLease(tx: Transaction, run_id: string, fence: number): Promise<boolean> {
  const [row] = await tx
    .select({ run_id: runs.run_id })
    .from(runs)
    .where(and(eq(runs.run_id, run_id), eq(runs.fence, fence), eq(runs.status, "running")))
    .for("update");
  return row !== undefined;
}

export const updateRun = (db: Db, run_id: string, change: Partial<typeof runs.$inferInsert>) =>
  db.update(runs).set(change).where(eq(runs.run_id, run_id));

/** Saves the text so far, without a transaction: only if the fence still holds. */
export const updateDraft = (db: Db, run_id: string, fence: number, draft: string) =>
  db
    .update(runs)
    .set({ draft })
    .where(and(eq(runs.run_id, run_id), eq(runs.fence, fence), eq(runs.status, "running")));

export async function requestCancel(db: Db, run_id: string): Promise<void> {
  await db
    .update(runs)
    .set({ cancel_requested_at: sql`coalesce(${runs.cancel_requested_at}, now())` })
    .where(and(eq(runs.run_id, run_id), isOpen));
}

/** Asks every open run of a conversation to stop. */
export const cancelRunsOf = (db: Db, conversation_id: string) =>
  db
    .update(runs)
    .set({ cancel_requested_at: sql`coalesce(${runs.cancel_requested_at}, now())` })
    .where(and(eq(runs.conversation_id, conversation_id), isOpen))
    .returning({ run_id: runs.run_id });

/** Runs that nobody works on although they should be worked on: their job was lost, or their worker died. */
export const listStrandedRuns = (db: Db, queued_for_seconds: number) =>
  db
    .select({ run_id: runs.run_id, priority: runs.priority })
    .from(runs)
    .where(
      and(
        or(
          and(eq(runs.status, "running"), lt(runs.lease_until, sql`now()`)),
          and(
            eq(runs.status, "queued"),
            lt(runs.created_at, sql`now() - make_interval(secs => ${queued_for_seconds})`),
            sql`not exists (select 1 from ${runs} earlier where earlier.conversation_id = ${runs.conversation_id}
              and earlier.run_id < ${runs.run_id} and earlier.status in ('queued', 'running', 'waiting_approval'))`,
          ),
        ),
        // One that only waits for a free worker has its job.
        sql`not exists (select 1 from pgboss.job where name = 'runs' and state in ('created', 'retry')
          and data->>'run_id' = ${runs.run_id}::text)`,
      ),
    )
    .orderBy(asc(runs.run_id))
    .limit(100);

export const insertStep = (tx: Transaction, row: typeof runSteps.$inferInsert) =>
  tx.insert(runSteps).values(row).onConflictDoNothing();

export const finishStep = (tx: Transaction, step_id: string, change: Partial<typeof runSteps.$inferInsert>) =>
  tx.update(runSteps).set(change).where(eq(runSteps.step_id, step_id));

export const listSteps = (db: Db, run_id: string): Promise<StepRow[]> =>
  db.select().from(runSteps).where(eq(runSteps.run_id, run_id)).orderBy(asc(runSteps.branch), asc(runSteps.index));

export const insertToolCall = (tx: Transaction, row: typeof toolCalls.$inferInsert) => tx.insert(toolCalls).values(row);

export const updateToolCall = (tx: Transaction, call_id: string, change: Partial<typeof toolCalls.$inferInsert>) =>
  tx.update(toolCalls).set(change).where(eq(toolCalls.call_id, call_id));

export const listToolCalls = (db: Db, run_id: string): Promise<ToolCallRow[]> =>
  db.select().from(toolCalls).where(eq(toolCalls.run_id, run_id)).orderBy(asc(toolCalls.call_id));

/** What a person asked for again with another agent than the one first chosen: newest first. */
export const listCorrections = (db: Db, user_id: string, limit: number) => {
  const first = sql`(select analysis->>'agent_name' from ${runs} earlier where earlier.run_id = ${runs.retry_of})`;
  return db
    .select({ text: messages.content, agent_id: runs.requested_agent_id, was: sql<string | null>`${first}` })
    .from(runs)
    .innerJoin(messages, eq(messages.message_id, runs.user_message_id))
    .where(
      and(
        eq(runs.user_id, user_id),
        sql`${runs.retry_of} is not null`,
        sql`${runs.requested_agent_id} is not null`,
        ne(messages.content, ""),
      ),
    )
    .orderBy(desc(runs.run_id))
    .limit(limit);
};

/** Counts new messages where they are shown, in the transaction that writes them. */
export async function countMessagesWritten(
  tx: Transaction,
  conversation_id: string,
  user_id: string,
  written: number,
): Promise<void> {
  await tx
    .update(conversations)
    .set({
      message_count: sql`${conversations.message_count} + ${written}`,
      last_message_at: sql`now()`,
      updated_at: sql`now()`,
    })
    .where(eq(conversations.conversation_id, conversation_id));
  await tx
    .update(users)
    .set({ total_messages: sql`${users.total_messages} + ${written}` })
    .where(eq(users.user_id, user_id));
}

/** The person a run works for, as they are now. */
export async function findRunUser(db: Db, user_id: string) {
  const [row] = await db.select().from(users).where(eq(users.user_id, user_id));
  return row;
}
