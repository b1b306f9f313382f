import { db } from "../../db/client.ts";
import {
  finishStep,
  insertStep,
  insertToolCall,
  listSteps,
  listToolCalls,
  type StepRow,
  type ToolCallRow,
  updateDraft,
  updateRun,
  updateToolCall,
} from "../../db/queries/runs.ts";
import { enqueueRun } from "../../db/queue.ts";
import { recordToolUse } from "../agents/index.ts";
import { newId } from "../core/ids.ts";
import type { TaskAnalysis, ToolResult, Usage } from "../protocol/contract/messages.ts";
import type { NewFact } from "../protocol/events.ts";
import { finishRun, type RunEnd } from "./finish-run.ts";
import type { Lease } from "./lease.ts";

export interface Progress {
  steps: StepRow[];
  tool_calls: ToolCallRow[];
}

/** What earlier holders of the lease have finished: the run continues after it. */
export async function loadProgress(lease: Lease): Promise<Progress> {
  const { run_id } = lease.run;
  const [steps, tool_calls] = await Promise.all([listSteps(db(), run_id), listToolCalls(db(), run_id)]);
  return { steps, tool_calls };
}

/** Tells readers that the run is at work, and on a fresh run who was chosen and why. */
export function recordStart(lease: Lease, agent_id: string | null, analysis: TaskAnalysis): Promise<void> {
  const { run_id, assistant_message_id: message_id } = lease.run;
  const isFresh = lease.run.analysis === null;
  return lease.write(async (tx, record) => {
    if (isFresh) await updateRun(tx, run_id, { agent_id, analysis });
    const facts: NewFact[] = [{ type: "run_status", data: { run_id, message_id, status: "running" } }];
    if (isFresh) facts.push({ type: "task_analysis", data: { ...analysis, run_id, message_id } });
    await record(facts);
  });
}

/** Writes facts that change nothing else. */
export const recordRunFacts = (lease: Lease, facts: NewFact[]): Promise<void> =>
  lease.write((_tx, record) => record(facts));

export interface ModelStepRecord {
  branch: string;
  index: number;
  agent_name: string;
  /** What replaying the step needs; opaque here. */
  output: unknown;
  usage: Usage;
  started_at: Date;
}

/** A finished model call becomes a row before the next step begins. */
export const recordModelStep = (lease: Lease, step: ModelStepRecord): Promise<void> =>
  lease.write(async (tx) => {
    await insertStep(tx, {
      ...step,
      step_id: newId(),
      run_id: lease.run.run_id,
      kind: "model",
      finished_at: new Date(),
    });
  });

export interface ToolCallStart {
  branch: string;
  index: number;
  agent_name: string;
  tool_name: string;
  provider_call_id: string;
  input: unknown;
  offset: number;
}

/** A tool call becomes a row before it executes. Answers its id. */
export async function recordToolStart(
  lease: Lease,
  call: ToolCallStart,
): Promise<{ call_id: string; step_id: string }> {
  const { run_id, assistant_message_id: message_id } = lease.run;
  const [call_id, step_id] = [newId(), newId()];
  const started_at = new Date();
  const { branch, index, agent_name, tool_name, input, offset } = call;
  await lease.write(async (tx, record) => {
    await insertStep(tx, { step_id, run_id, branch, index, kind: "tool", agent_name, started_at });
    const { provider_call_id } = call;
    const row = { call_id, run_id, step_id, message_id, provider_call_id, tool_name, agent_name, input, offset };
    await insertToolCall(tx, { ...row, status: "started", started_at });
    const told = { message_id, call_id, tool_name, tool_input: input, agent_name, offset };
    await record([{ type: "tool_call", data: { ...told, started_at: started_at.toISOString() } }]);
  });
  return { call_id, step_id };
}

/** The one result of a tool call; `unknown` when a crash hid how it ended. */
export function recordToolEnd(
  lease: Lease,
  call: { call_id: string; step_id: string; tool_name: string; agent_id: string | null },
  result: ToolResult,
  status: "finished" | "unknown",
): Promise<void> {
  const message_id = lease.run.assistant_message_id;
  return lease.write(async (tx, record) => {
    const finished_at = new Date();
    await updateToolCall(tx, call.call_id, { status, result, finished_at });
    await finishStep(tx, call.step_id, { finished_at });
    if (call.agent_id !== null) await recordToolUse(tx, call.agent_id, call.tool_name);
    await record([{ type: "tool_result", data: { ...result, message_id, call_id: call.call_id, status } }]);
  });
}

/** Saves the text so far; a reload in mid-answer shows it. */
export async function saveDraft(lease: Lease, text: string): Promise<void> {
  await updateDraft(db(), lease.run.run_id, lease.run.fence, text);
}

/** The run's one terminal state, with what it wrote. */
export const endRun = (lease: Lease, end: RunEnd): Promise<void> =>
  lease.write(async (tx, record) => record(await finishRun(tx, lease.run, end)));

/** Gives a run back unfinished: this process stops, the next one goes on after the last finished step. */
export const giveBack = (lease: Lease): Promise<void> =>
  lease.write(async (tx) => {
    const { run_id, priority } = lease.run;
    await updateRun(tx, run_id, { status: "queued", lease_owner: null, lease_until: null });
    await enqueueRun(tx, run_id, priority);
  });
