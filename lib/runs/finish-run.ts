import type { Transaction } from "../../db/client.ts";
import { completeMessage } from "../../db/queries/messages.ts";
import {
  listNextQueuedRuns,
  listOpenToolCalls,
  listToolCalls,
  type RunRow,
  updateRun,
  updateToolCall,
} from "../../db/queries/runs.ts";
import { enqueueRun } from "../../db/queue.ts";
import { recordAgentUse } from "../agents/index.ts";
import { storable } from "../core/storable.ts";
import { toolCallOf } from "../messages/index.ts";
import type { MessageMetadata, ToolResult } from "../protocol/contract/messages.ts";
import type { ErrorCode } from "../protocol/error-codes.ts";
import type { NewFact } from "../protocol/events.ts";
import { searchTokens } from "../search/index.ts";

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
  const closed = await closeOpenCalls(tx, run);
  const calls = (await listToolCalls(tx, run.run_id)).map(toolCallOf);
  await completeMessage(tx, run.assistant_message_id, {
    content: end.content,
    tokens: searchTokens(end.content),
    model_metadata: end.metadata,
    tool_calls: calls.length > 0 ? calls : null,
    agent_id: end.agent_id,
  });
  await updateRun(tx, run.run_id, {
    status: end.status,
    finished_at: new Date(),
    lease_owner: null,
    lease_until: null,
    draft: "",
    usage: end.metadata.usage ?? null,
    cost: end.metadata.cost?.amount ?? null,
    currency: end.metadata.cost?.currency ?? null,
    error_code: end.error?.code ?? null,
    error_message: end.error?.message ?? null,
  });
  if (end.agent_id !== null && end.status !== "cancelled") {
    const seconds = (Date.now() - (run.started_at ?? run.created_at).getTime()) / 1000;
    await recordAgentUse(tx, end.agent_id, { success: end.status === "completed", seconds });
  }
  for (const next of await listNextQueuedRuns(tx, run)) await enqueueRun(tx, next.run_id, next.priority);
  return [...closed, ...factsOf(run, end)];
}

/** Every call has a result when its run has ended; one that was cut off has an unknown one. */
async function closeOpenCalls(tx: Transaction, run: RunRow): Promise<NewFact[]> {
  const facts: NewFact[] = [];
  for (const { call_id } of await listOpenToolCalls(tx, run.run_id)) {
    const result: ToolResult = { success: false, result: null, error: CUT_OFF, execution_time: 0, metadata: {} };
    await updateToolCall(tx, call_id, { status: "unknown", result, finished_at: new Date() });
    const data = { ...result, message_id: run.assistant_message_id, call_id, status: "unknown" as const };
    facts.push({ type: "tool_result", data });
  }
  return facts;
}

const CUT_OFF = "The run ended while this was at work; what it did is not known.";

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
