import { db, type Transaction } from "../../db/client.ts";
import {
  finishStep,
  insertStep,
  insertToolCall,
  listSteps,
  listToolCalls,
  type StepRow,
  type ToolCallRow,
  updateRun,
  updateToolCall,
} from "../../db/queries/runs/runs.ts";
import { enqueueRun } from "../../db/queue.ts";
import { countToolCall, recordToolUse } from "../agents/index.ts";
import { newId } from "../core/ids.ts";
import { storable } from "../core/storable.ts";
import type { TaskAnalysis, ToolResult, Usage } from "../protocol/contract/messages.ts";
import type { EventData, NewFact } from "../protocol/events.ts";
import { countAgentUse, finishRun, type RunEnd } from "./finish-run.ts";
import type { Lease } from "./lease/lease.ts";
import { type Spent, spentColumns } from "./spent.ts";

export interface Progress {
  steps: StepRow[];
  tool_calls: ToolCallRow[];
}

/** What earlier holders of the lease have finished: the run continues after it. */
export async function loadProgress(lease: Lease): Promise<Progress> {
  const { run_id, fence } = lease.run;
  if (fence === 1) return { steps: [], tool_calls: [] };
  const [steps, tool_calls] = await Promise.all([listSteps(db(), run_id), listToolCalls(db(), run_id)]);
  return { steps, tool_calls };
}

/** What a fresh run is told of first: who was chosen and why, and that they begin. */
export interface RunStart {
  agent_id: string | null;
  analysis: TaskAnalysis;
  agent_start: EventData<"agent_start">;
}

/**
 * Tells readers that the run is at work, and on one that nobody worked on before, who was chosen and why. Not waited for:
 * the model is asked meanwhile, and what is written later is written after it.
 */
export function recordStart(lease: Lease, { agent_id, analysis, agent_start }: RunStart): void {
  const { run_id, assistant_message_id: message_id } = lease.run;
  const isFresh = lease.run.analysis === null;
  const facts: NewFact[] = [{ type: "run_status", data: { run_id, message_id, status: "running" } }];
  if (isFresh) {
    facts.push({ type: "task_analysis", data: { ...analysis, run_id, message_id } });
    facts.push({ type: "agent_start", data: agent_start });
  }
  lease.writeSoon(async (tx, record) => {
    await Promise.all([isFresh ? updateRun(tx, run_id, { agent_id, analysis }) : null, record(facts)]);
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

/**
 * A finished model call becomes a row before anything follows from it: with the first tool call, the answer or the end,
 * whichever is written next.
 */
export function recordModelStep(lease: Lease, step: ModelStepRecord): void {
  const row = { ...step, step_id: newId(), run_id: lease.run.run_id, kind: "model" as const, finished_at: new Date() };
  lease.defer(async (tx) => {
    await insertStep(tx, row);
  });
}

/** Facts that change nothing else, written with whatever is written next. */
export const recordFactsSoon = (lease: Lease, facts: NewFact[]): void => lease.defer((_tx, record) => record(facts));

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
export const recordToolStart = (lease: Lease, call: ToolCallStart): Promise<CallPlace> =>
  lease.write(async (tx, record) => {
    const { place, told } = await insertCall(tx, lease.run, call, "started");
    await record([told]);
    return place;
  });

export interface CallPlace {
  call_id: string;
  step_id: string;
}

/** Writes a call's step and row; `waiting` for one that needs a person's yes first. Answers where, and the fact of it. */
export async function insertCall(
  tx: Transaction,
  { run_id, assistant_message_id: message_id }: Lease["run"],
  call: ToolCallStart,
  status: "started" | "waiting",
): Promise<{ place: CallPlace; told: NewFact }> {
  const place = { call_id: newId(), step_id: newId() };
  const started_at = new Date();
  const { branch, index, agent_name, tool_name, input, offset, provider_call_id } = call;
  const row = { ...place, run_id, message_id, provider_call_id, tool_name, agent_name, input, offset };
  await Promise.all([
    insertStep(tx, { step_id: place.step_id, run_id, branch, index, kind: "tool", agent_name, started_at }),
    insertToolCall(tx, { ...row, status, started_at }),
  ]);
  const about = { message_id, call_id: place.call_id, tool_name, tool_input: input, agent_name, offset };
  const asks = status === "waiting" ? { needs_approval: true } : {};
  return { place, told: { type: "tool_call", data: { ...about, started_at: started_at.toISOString(), ...asks } } };
}

/** The one result of a tool call; `unknown` when a crash hid how it ended. */
export function recordToolEnd(
  lease: Lease,
  call: { call_id: string; step_id: string; tool_name: string; agent_id: string | null; is_tool: boolean },
  result: ToolResult,
  status: "finished" | "unknown",
): Promise<void> {
  const message_id = lease.run.assistant_message_id;
  return lease.write(async (tx, record) => {
    const finished_at = new Date();
    await Promise.all([
      updateToolCall(tx, call.call_id, { status, result, finished_at }),
      finishStep(tx, call.step_id, { finished_at }),
      call.agent_id === null ? null : recordToolUse(tx, call.agent_id, call.tool_name),
      // Names that a model made up are not counted.
      call.is_tool ? countToolCall(tx, lease.run.user_id, call.tool_name, result) : null,
      record([{ type: "tool_result", data: { ...result, message_id, call_id: call.call_id, status } }]),
    ]);
  });
}

/** The run's one terminal state, with what it wrote. */
export const endRun = (lease: Lease, end: RunEnd): Promise<void> =>
  lease.write(async (tx, record) => {
    const facts = await finishRun(tx, lease.run, end);
    await Promise.all([record(facts), countAgentUse(tx, lease.run, end)]);
  });

/** Gives a run back unfinished, with its text so far: this process stops, the next one goes on after the last finished step. */
export const giveBack = (lease: Lease, draft: string, spent: Spent | null): Promise<void> =>
  lease.write(async (tx) => {
    const { run_id, priority } = lease.run;
    await updateRun(tx, run_id, {
      status: "queued",
      lease_owner: null,
      lease_until: null,
      draft: storable(draft),
      ...(spent && spentColumns(spent)),
    });
    await enqueueRun(tx, run_id, priority);
  });
