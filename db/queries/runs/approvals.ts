import { and, asc, count, desc, eq, getTableColumns, gt, inArray, isNull, lte, sql } from "drizzle-orm";
import type { Db, Transaction } from "../../client.ts";
import { approvals, conversations, runs, users } from "../../schema/index.ts";
import type { RunRow } from "./runs.ts";

export type ApprovalRow = typeof approvals.$inferSelect;
/** With where its call sends data: empty for nowhere, null where a yes can be for this one call only. */
export type AskedApproval = ApprovalRow & { destination: string | null };

/** Kept with the fact that told of the question, in the transaction that asked it. */
const destination = sql<string | null>`(select told.data ->> 'destination' from run_events told
  where told.run_id = "approvals"."run_id" and told.type = 'approval_request'
  and told.data ->> 'approval_id' = "approvals"."approval_id"::text limit 1)`;
const asked = { ...getTableColumns(approvals), destination };

export async function insertApproval(tx: Transaction, row: typeof approvals.$inferInsert): Promise<ApprovalRow> {
  const [inserted] = await tx.insert(approvals).values(row).returning();
  if (!inserted) throw new Error("insert returned no row");
  return inserted;
}

export interface ApprovalFilter {
  status?: ApprovalRow["status"];
  run_id?: string;
}

const withMessage = { approval: asked, message_id: runs.assistant_message_id };
export interface ApprovalWithMessage {
  approval: AskedApproval;
  /** The answer that the call belongs to. */
  message_id: string;
}

/** Those of a person, in conversations that are not deleted. */
const ofUser = (user_id: string, filter: ApprovalFilter) =>
  and(
    eq(approvals.user_id, user_id),
    isNull(conversations.deleted_at),
    filter.status && eq(approvals.status, filter.status),
    filter.run_id ? eq(approvals.run_id, filter.run_id) : undefined,
  );

export const listApprovals = (
  db: Db,
  user_id: string,
  filter: ApprovalFilter,
  page: { limit: number; offset: number },
): Promise<ApprovalWithMessage[]> =>
  db
    .select(withMessage)
    .from(approvals)
    .innerJoin(runs, eq(runs.run_id, approvals.run_id))
    .innerJoin(conversations, eq(conversations.conversation_id, approvals.conversation_id))
    .where(ofUser(user_id, filter))
    .orderBy(desc(approvals.approval_id))
    .limit(page.limit)
    .offset(page.offset);

export async function countApprovals(db: Db, user_id: string, filter: ApprovalFilter): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(approvals)
    .innerJoin(conversations, eq(conversations.conversation_id, approvals.conversation_id))
    .where(ofUser(user_id, filter));
  return row?.total ?? 0;
}

export async function findApproval(
  db: Db,
  user_id: string,
  approval_id: string,
): Promise<ApprovalWithMessage | undefined> {
  const [row] = await db
    .select(withMessage)
    .from(approvals)
    .innerJoin(runs, eq(runs.run_id, approvals.run_id))
    .innerJoin(conversations, eq(conversations.conversation_id, approvals.conversation_id))
    .where(and(ofUser(user_id, {}), eq(approvals.approval_id, approval_id)));
  return row;
}

/** The approval of a call, locked for the rest of the transaction. */
export async function lockApprovalOfCall(tx: Transaction, call_id: string): Promise<AskedApproval | undefined> {
  const [row] = await tx.select(asked).from(approvals).where(eq(approvals.call_id, call_id)).for("update");
  return row;
}

export const listApprovalsOfRuns = (db: Db, run_ids: string[]): Promise<AskedApproval[]> =>
  run_ids.length === 0
    ? Promise.resolve([])
    : db.select(asked).from(approvals).where(inArray(approvals.run_id, run_ids)).orderBy(asc(approvals.approval_id));

/** Writes a person's decision while there is still one to make; nothing when it is too late. */
export async function decidePending(
  tx: Transaction,
  approval_id: string,
  decision: { status: "approved" | "denied"; scope: ApprovalRow["scope"]; reason: string | null; decided_by: string },
): Promise<ApprovalRow | undefined> {
  const [row] = await tx
    .update(approvals)
    .set({ ...decision, decided_at: sql`now()` })
    .where(
      and(
        eq(approvals.approval_id, approval_id),
        eq(approvals.status, "pending"),
        gt(approvals.expires_at, sql`clock_timestamp()`),
      ),
    )
    .returning();
  return row;
}

/** Ends the pending approvals of a run without a decision: those that are due, or all of them. Answers them. */
export const closePending = (tx: Transaction, run_id: string, status: "expired" | "cancelled") =>
  tx
    .update(approvals)
    .set({ status, decided_at: sql`now()` })
    .where(
      and(
        eq(approvals.run_id, run_id),
        eq(approvals.status, "pending"),
        status === "expired" ? lte(approvals.expires_at, sql`clock_timestamp()`) : undefined,
      ),
    )
    .returning();

/** Marks an approval as used, once. Whether it was this time. */
export async function spendApproval(tx: Transaction, approval_id: string): Promise<boolean> {
  const used = await tx
    .update(approvals)
    .set({ used_at: sql`now()` })
    .where(and(eq(approvals.approval_id, approval_id), eq(approvals.status, "approved"), isNull(approvals.used_at)))
    .returning({ approval_id: approvals.approval_id });
  return used.length > 0;
}

export async function hasPendingApproval(tx: Transaction, run_id: string): Promise<boolean> {
  const [row] = await tx
    .select({ approval_id: approvals.approval_id })
    .from(approvals)
    .where(and(eq(approvals.run_id, run_id), eq(approvals.status, "pending")))
    .limit(1);
  return row !== undefined;
}

const waiting = {
  run_id: runs.run_id,
  conversation_id: runs.conversation_id,
  user_id: runs.user_id,
  message_id: runs.assistant_message_id,
};

/** Runs with a question whose time is over, whoever works on them. */
export const listRunsWithDueApprovals = (db: Db, limit: number) =>
  db
    .selectDistinct(waiting)
    .from(approvals)
    .innerJoin(runs, eq(runs.run_id, approvals.run_id))
    .where(and(eq(approvals.status, "pending"), lte(approvals.expires_at, sql`now()`)))
    .limit(limit);

/** Waiting runs that have nothing to wait for: all is decided, they were told to stop, or their person was shut out. */
export const listIdleWaitingRuns = (db: Db, limit: number) =>
  db
    .select(waiting)
    .from(runs)
    .innerJoin(users, eq(users.user_id, runs.user_id))
    .where(
      and(
        eq(runs.status, "waiting_approval"),
        sql`(${runs.cancel_requested_at} is not null or not ${users.is_active} or not exists (
          select 1 from ${approvals} where ${approvals.run_id} = ${runs.run_id} and ${approvals.status} = 'pending'))`,
      ),
    )
    .limit(limit);

/** Puts a waiting run back into the queue's hands; nothing when it does not wait. */
export async function wakeWaitingRun(tx: Transaction, run_id: string): Promise<RunRow | undefined> {
  const [row] = await tx
    .update(runs)
    .set({ status: "queued" })
    .where(and(eq(runs.run_id, run_id), eq(runs.status, "waiting_approval")))
    .returning();
  return row;
}

/** Open runs of a conversation that wait for a person. */
export const listWaitingRuns = (db: Db, conversation_id: string): Promise<RunRow[]> =>
  db
    .select()
    .from(runs)
    .where(and(eq(runs.conversation_id, conversation_id), eq(runs.status, "waiting_approval")));

/** A run that nobody works on, locked so that nobody takes it: queued, or waiting for a person. */
export async function lockIdleRun(tx: Transaction, run_id: string): Promise<RunRow | undefined> {
  const [row] = await tx
    .select()
    .from(runs)
    .where(and(eq(runs.run_id, run_id), inArray(runs.status, ["queued", "waiting_approval"])))
    .for("update");
  return row;
}

/** Whether somebody has asked that the run stop. */
export async function isCancelRequested(tx: Transaction, run_id: string): Promise<boolean> {
  const [row] = await tx
    .select({ cancel_requested_at: runs.cancel_requested_at })
    .from(runs)
    .where(eq(runs.run_id, run_id));
  return row?.cancel_requested_at !== null;
}
