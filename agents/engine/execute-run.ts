import { loadTask, type Task } from "../../lib/context/index.ts";
import { type AlmaError, fail, isAlmaError } from "../../lib/core/errors.ts";
import { logger } from "../../lib/core/log/logger.ts";
import {
  isDatabaseAway,
  isLeaseLost,
  keepDraft,
  type Lease,
  listCorrections,
  loadProgress,
  notePlace,
  recordStart,
  suspendRun,
} from "../../lib/runs/index.ts";
import { getPreferences } from "../../lib/users/index.ts";
import { availableAgents } from "./available-agents.ts";
import { endWith } from "./end-with.ts";
import { modelFor } from "./model-for.ts";
import { prepareFrame } from "./prepare-frame.ts";
import { promptFor } from "./prompt-for.ts";
import { type AgentResult, runAgent } from "./run-agent.ts";
import type { AvailableAgent, RunFrame } from "./run-frame.ts";
import { byId, type Selection, selectAgent } from "./select-agent.ts";

/** More than crashes and answers to questions for approval explain: something in the run ends the process or its records. */
const MAX_CLAIMS = 65;

/** Executes a run under its lease to its end: completed, failed with what it wrote, cancelled, given back, or waiting. */
export async function executeRun(lease: Lease): Promise<void> {
  const state: { frame: RunFrame | null; agent: AvailableAgent | null } = { frame: null, agent: null };
  let error: AlmaError | null = null;
  let finish_reason = "error";
  let isWaiting = false;
  try {
    if (lease.run.fence > MAX_CLAIMS)
      throw fail("INTERNAL_ERROR", { message: "This run was begun too often without an end." });
    const result = await work(lease, state);
    if (result.ok) finish_reason = result.finish_reason;
    else if ("waiting" in result) isWaiting = true;
    else error = result.error;
  } catch (thrown) {
    // Not the run's fault: whoever takes it when the database is back goes on behind the last finished step.
    if (isLeaseLost(thrown) || isDatabaseAway(thrown)) throw thrown;
    if (!isAlmaError(thrown)) logger().error({ err: thrown, run_id: lease.run.run_id }, "run failed");
    error = isAlmaError(thrown) ? thrown : fail("INTERNAL_ERROR", { cause: thrown });
  } finally {
    state.frame?.answer.close();
  }
  try {
    if (isWaiting && state.frame) await suspendRun(lease, soFar(state.frame));
    else await endWith(lease, state.frame, state.agent, error, finish_reason);
  } finally {
    state.frame?.answer.drop();
  }
}

const soFar = ({ answer: { text }, ledger: { usage, cost } }: RunFrame) => ({ text, usage, cost });

/** Reads what the run needs in one go, asks the model, and tells readers of the beginning meanwhile. */
async function work(
  lease: Lease,
  state: { frame: RunFrame | null; agent: AvailableAgent | null },
): Promise<AgentResult> {
  const { run, actor } = lease;
  const [task, agents, corrections, progress, askedFor, preferences] = await Promise.all([
    loadTask(run),
    availableAgents(actor),
    listCorrections(actor),
    loadProgress(lease),
    modelFor(actor, run.requested_model_id),
    getPreferences(actor),
  ]);
  const { agent, analysis } = selectionOf(lease, task, agents, corrections);
  state.agent = agent;
  notePlace(lease.run.run_id, agent.definition.name);
  const model = await askedFor.or(agent.model_id);
  const modelOf = askedFor.ofTeam(model);
  const { limits, restricted_mode } = agent.definition;
  const is_restricted = restricted_mode || preferences.ai_settings?.restricted_mode === true;
  const frame = prepareFrame({ lease, agents, task, progress, model, modelOf, limits, is_restricted });
  state.frame = frame;
  return answer(frame, { agent, analysis }, task);
}

/** A run that another process began keeps its agent. */
function selectionOf(
  { run }: Lease,
  task: Task,
  agents: ReadonlyMap<string, AvailableAgent>,
  corrections: Awaited<ReturnType<typeof listCorrections>>,
): Selection {
  const before = run.analysis && (byId(agents, run.agent_id) ?? agents.get(run.analysis.agent_name));
  if (run.analysis && before) return { agent: before, analysis: run.analysis };
  return selectAgent(task, agents, corrections, run.requested_agent_id);
}

async function answer(run: RunFrame, { agent, analysis }: Selection, task: Task): Promise<AgentResult> {
  const { lease } = run;
  const { agent_id, definition } = agent;
  const message_id = lease.run.assistant_message_id;
  const about = { agent_id, agent_name: definition.name, message_id, depth: 0, branch: "" };
  recordStart(lease, { agent_id, analysis, agent_start: about });
  const stopKeeping = keepDraft(lease, () => run.answer.text);
  try {
    const frame = { run, agent, model: run.model, depth: 0, branch: "", is_restricted: run.is_restricted };
    return await runAgent(frame, promptFor(frame, task));
  } finally {
    stopKeeping();
  }
}
