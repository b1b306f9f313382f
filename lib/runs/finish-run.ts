import type { Transaction } from "../../db/client.ts";
import { completeMessage } from "../../db/queries/conversations/messages.ts";
import { type AskedApproval, listApprovalsOfRuns } from "../../db/queries/runs/approvals.ts";
import { listNextQueuedRuns } from "../../db/queries/runs/run-claims.ts";
import {
  hasToolCalls,
  listOpenToolCalls,
  listToolCalls,
  type RunRow,
  updateRun,
  updateToolCall,
} from "../../db/queries/runs/runs.ts";
import { enqueueRun } from "../../db/queue.ts";
import { recordAgentUse } from "../agents/index.ts";
import { storable } from "../core/storable.ts";
import { toolCallOf } from "../messages/index.ts";
import type { MessageMetadata, MessageToolCall, ToolResult } from "../protocol/contract/messages.ts";
import type { ErrorCode } from "../protocol/error-codes.ts";
import type { NewFact } from "../protocol/events.ts";
import { searchTokens } from "../search/index.ts";
import { cancelApprovals } from "./approvals/cancel-approvals.ts";

export interface RunEnd {
  status: "completed" | "failed" | "cancelled";
  content: string;
  metadata: MessageMetadata;
  agent_id: string | null;
  error: { code: ErrorCode; message: string; retry_after?: number } | null;
}

/**
 * Ends a run, once: its answer (whole or partial), its terminal state, the counters, and the job of the conversation's
 * next run, all in the caller's transaction. Answers the facts to record.
 */
export async function finishRun(tx: Transaction, run: RunRow, given: RunEnd): Promise<NewFact[]> {
  const end = storable(given);
  const { closed, calls } = await closeCalls(tx, run);
  const { usage, cost } = end.metadata;
  const used = { usage: usage ?? null, cost: cost?.amount ?? null, currency: cost?.currency ?? null };
  const [, , next] = await Promise.all([
    completeMessage(tx, run.assistant_message_id, {
      content: end.content,
      tokens: searchTokens(end.content),
      model_metadata: end.metadata,
      tool_calls: calls.length > 0 ? calls : null,
      agent_id: end.agent_id,
    }),
    updateRun(tx, run.run_id, {
      ...used,
      status: end.status,
      finished_at: new Date(),
      lease_owner: null,
      lease_until: null,
      draft: "",
      error_code: end.error?.code ?? null,
      error_message: end.error?.message ?? null,
    }),
    listNextQueuedRuns(tx, run),
  ]);
  for (const { run_id, priority } of next) await enqueueRun(tx, run_id, priority);
  return [...closed, ...factsOf(run, end)];
}

/**
 * Counts what an agent did, in the transaction of the run's end and as its last statement: the row is that of all who used
 * the agent, and whoever holds it holds up their ends.
 */
export async function countAgentUse(tx: Transaction, run: RunRow, end: RunEnd): Promise<void> {
  if (end.agent_id === null || end.status === "cancelled") return;
  const seconds = (Date.now() - (run.started_at ?? run.created_at).getTime()) / 1000;
  await recordAgentUse(tx, end.agent_id, { success: end.status === "completed", seconds });
}

/** The run's calls as they are kept with its message, after whatever was open was closed; most runs have none. */
async function closeCalls(tx: Transaction, run: RunRow): Promise<{ closed: NewFact[]; calls: MessageToolCall[] }> {
  if (!(await hasToolCalls(tx, run.run_id))) return { closed: [], calls: [] };
  const closed = [...(await cancelApprovals(tx, run)), ...(await closeOpenCalls(tx, run))];
  return { closed, calls: await callsOf(tx, run.run_id) };
}

/** The run's calls as they are kept with its message, each with the question it was asked, if any. */
async function callsOf(tx: Transaction, run_id: string) {
  const [calls, approvals] = [await listToolCalls(tx, run_id), await listApprovalsOfRuns(tx, [run_id])];
  const asked = new Map<string, AskedApproval>(approvals.map((approval) => [approval.call_id, approval]));
  return calls.map((call) => toolCallOf(call, asked.get(call.call_id)));
}

/** Every call has a result when its run has ended: one that was cut off has an unknown one, a waiting one was not begun. */
async function closeOpenCalls(tx: Transaction, run: RunRow): Promise<NewFact[]> {
  const facts: NewFact[] = [];
  for (const call of await listOpenToolCalls(tx, run.run_id)) {
    const [status, error] =
      call.status === "waiting" ? (["finished", NOT_BEGUN] as const) : (["unknown", CUT_OFF] as const);
    const result: ToolResult = { success: false, result: null, error, execution_time: 0, metadata: {} };
    await updateToolCall(tx, call.call_id, { status, result, finished_at: new Date() });
    const data = { ...result, message_id: run.assistant_message_id, call_id: call.call_id, status };
    facts.push({ type: "tool_result", data });
  }
  return facts;
}

const CUT_OFF = "The run ended while this was at work; what it did is not known.";
const NOT_BEGUN = "CANCELLED: the run ended before this was begun. It was not done.";

function factsOf(run: RunRow, end: RunEnd): NewFact[] {
  const message_id = run.assistant_message_id;
  const facts: NewFact[] = [];
  if (end.metadata.usage) {
    const { usage, cost } = end.metadata;
    facts.push({ type: "usage", data: { run_id: run.run_id, message_id, usage, cost } });
  }
  if (end.error) {
    const { code, message, retry_after } = end.error;
    facts.push({ type: "error", data: { error_code: code, error_message: message, retry_after, message_id } });
  }
  facts.push({ type: "message_complete", data: { message_id, final_content: end.content, metadata: end.metadata } });
  facts.push({ type: "run_status", data: { run_id: run.run_id, message_id, status: end.status } });
  return facts;
}
