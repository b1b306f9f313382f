import { and, asc, count, desc, eq, inArray, isNull, lt, ne, or, sql } from "drizzle-orm";
import type { PgInsertValue } from "drizzle-orm/pg-core";
import type { Db, Transaction } from "../../client.ts";
import { conversations, messages, runSteps, runs, toolCalls, users } from "../../schema/index.ts";

export type RunRow = typeof runs.$inferSelect;
export type StepRow = typeof runSteps.$inferSelect;
export type ToolCallRow = typeof toolCalls.$inferSelect;

/**
 * Locks a conversation for the rest of the transaction. Whoever also changes its runs takes this lock first, so that no two
 * wait for each other and nobody overlooks a run that is being started or ended.
 */
export async function lockConversation(tx: Transaction, user_id: string, conversation_id: string) {
  const { title, is_titled, last_seq, deleted_at } = conversations;
  const [row] = await tx
    .select({
      conversation_id: conversations.conversation_id,
      user_id: conversations.user_id,
      title,
      is_titled,
      last_seq,
      deleted_at,
    })
    .from(conversations)
    .where(and(eq(conversations.conversation_id, conversation_id), eq(conversations.user_id, user_id)))
    .for("no key update");
  return row;
}

export async function insertRun(tx: Transaction, row: PgInsertValue<typeof runs>): Promise<RunRow> {
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

/** How many runs of a conversation have not ended, counted up to `most`. */
export async function countOpenRuns(db: Db, conversation_id: string, most: number): Promise<number> {
  const open = db
    .select({ run_id: runs.run_id })
    .from(runs)
    .where(and(eq(runs.conversation_id, conversation_id), isOpen))
    .limit(most)
    .as("open");
  const [row] = await db.select({ open: count() }).from(open);
  return row?.open ?? 0;
}

/** The run of a conversation that is at work, or will be next: the oldest that has not ended. */
export async function findOldestOpenRun(db: Db, conversation_id: string): Promise<RunRow | undefined> {
  const [row] = await db
    .select()
    .from(runs)
    .where(and(eq(runs.conversation_id, conversation_id), isOpen))
    .orderBy(asc(runs.run_id))
    .limit(1);
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

/** A run that answers a message and has not ended. */
export async function findOpenRunOfMessage(db: Db, user_message_id: string): Promise<RunRow | undefined> {
  const [row] = await db
    .select()
    .from(runs)
    .where(and(eq(runs.user_message_id, user_message_id), isOpen))
    .limit(1);
  return row;
}

/** The last run that answered a message, or is about to. */
export async function findLastRunOfMessage(db: Db, user_message_id: string): Promise<RunRow | undefined> {
  const [row] = await db
    .select()
    .from(runs)
    .where(eq(runs.user_message_id, user_message_id))
    .orderBy(desc(runs.run_id))
    .limit(1);
  return row;
}

/** Whether a run that has not ended answers or writes one of these messages. */
export async function hasOpenRunOn(db: Db, message_ids: string[]): Promise<boolean> {
  const [row] = await db
    .select({ run_id: runs.run_id })
    .from(runs)
    .where(and(isOpen, or(inArray(runs.user_message_id, message_ids), inArray(runs.assistant_message_id, message_ids))))
    .limit(1);
  return row !== undefined;
}

/** Calls of a run that never got their result. */
export const listOpenToolCalls = (db: Db, run_id: string): Promise<ToolCallRow[]> =>
  db
    .select()
    .from(toolCalls)
    .where(and(eq(toolCalls.run_id, run_id), inArray(toolCalls.status, ["waiting", "started"])))
    .orderBy(asc(toolCalls.call_id));

export const updateRun = (db: Db, run_id: string, change: Partial<typeof runs.$inferInsert>) =>
  db.update(runs).set(change).where(eq(runs.run_id, run_id));

/**
 * Saves texts so far: each only if its fence still holds, and not one whose run is just being written to. Answers which
 * were saved.
 */
export async function updateDrafts(
  db: Db,
  drafts: { run_id: string; fence: number; draft: string }[],
): Promise<{ run_id: string }[]> {
  return db.execute(sql`
    with held as (
      select runs.run_id, given.draft
      from runs join json_to_recordset(${JSON.stringify(drafts)}::json) as given (run_id uuid, fence integer, draft text)
        on given.run_id = runs.run_id and given.fence = runs.fence
      where runs.status = 'running' for no key update of runs skip locked
    )
    update runs set draft = held.draft from held where runs.run_id = held.run_id returning runs.run_id`);
}

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

export async function hasToolCalls(db: Db, run_id: string): Promise<boolean> {
  const [row] = await db
    .select({ call_id: toolCalls.call_id })
    .from(toolCalls)
    .where(eq(toolCalls.run_id, run_id))
    .limit(1);
  return row !== undefined;
}

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
  // Together: nothing of it may go out after the transaction was given up.
  const ofConversation = tx
    .update(conversations)
    .set({
      message_count: sql`${conversations.message_count} + ${written}`,
      last_message_at: sql`now()`,
      updated_at: sql`now()`,
    })
    .where(eq(conversations.conversation_id, conversation_id));
  const ofUser = tx
    .update(users)
    .set({ total_messages: sql`${users.total_messages} + ${written}` })
    .where(eq(users.user_id, user_id));
  await Promise.all([ofConversation, ofUser]);
}
