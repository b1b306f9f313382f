import { loadTask, type Task } from "../../lib/context/index.ts";
import { type AlmaError, fail, isAlmaError } from "../../lib/core/errors.ts";
import { logger } from "../../lib/core/logger.ts";
import { isLeaseLost, type Lease, recordRunFacts, recordStart } from "../../lib/runs/index.ts";
import { availableAgents } from "./available-agents.ts";
import { endWith } from "./end-with.ts";
import { keepDraft } from "./keep-draft.ts";
import { prepareFrame } from "./prepare-frame.ts";
import { promptFor } from "./prompt-for.ts";
import { type AgentResult, runAgent } from "./run-agent.ts";
import type { AvailableAgent, RunFrame } from "./run-frame.ts";
import { type Selection, selectAgent } from "./select-agent.ts";

/** More than crashes explain: something in the run itself ends the process or its records. */
const MAX_CLAIMS = 25;

/** Executes a run under its lease to its one end: completed, failed with what it wrote, cancelled, or given back. */
export async function executeRun(lease: Lease): Promise<void> {
  const state: { frame: RunFrame | null; agent: AvailableAgent | null } = { frame: null, agent: null };
  let error: AlmaError | null = null;
  let finish_reason = "error";
  try {
    if (lease.run.fence > MAX_CLAIMS)
      throw fail("INTERNAL_ERROR", { message: "This run was begun too often without an end." });
    const result = await work(lease, state);
    if (result.ok) finish_reason = result.finish_reason;
    else error = result.error;
  } catch (thrown) {
    if (isLeaseLost(thrown)) throw thrown;
    if (!isAlmaError(thrown)) logger().error({ err: thrown, run_id: lease.run.run_id }, "run failed");
    error = isAlmaError(thrown) ? thrown : fail("INTERNAL_ERROR", { cause: thrown });
  } finally {
    state.frame?.answer.close();
  }
  try {
    await endWith(lease, state.frame, state.agent, error, finish_reason);
  } finally {
    state.frame?.answer.drop();
  }
}

async function work(
  lease: Lease,
  state: { frame: RunFrame | null; agent: AvailableAgent | null },
): Promise<AgentResult> {
  const task = await loadTask(lease.run);
  const agents = await availableAgents(lease.actor);
  const { agent, analysis } = await selectionOf(lease, task, agents);
  state.agent = agent;
  await recordStart(lease, agent.agent_id, analysis);
  const run = await prepareFrame(lease, agent, agents, task);
  state.frame = run;
  return answer(run, agent, task);
}

/** A run that another process began keeps its agent. */
async function selectionOf(lease: Lease, task: Task, agents: ReadonlyMap<string, AvailableAgent>): Promise<Selection> {
  const { analysis } = lease.run;
  const before = analysis && agents.get(analysis.agent_name);
  if (analysis && before) return { agent: before, analysis };
  return selectAgent(lease.actor, task, agents, lease.run.requested_agent_id);
}

async function answer(run: RunFrame, agent: AvailableAgent, task: Task): Promise<AgentResult> {
  const { lease } = run;
  const about = {
    agent_id: agent.agent_id,
    agent_name: agent.definition.name,
    message_id: lease.run.assistant_message_id,
    depth: 0,
    branch: "",
  };
  await recordRunFacts(lease, [{ type: "agent_start", data: about }]);
  const stopKeeping = keepDraft(lease, run.answer);
  try {
    const frame = { run, agent, depth: 0, branch: "" };
    const result = await runAgent(frame, promptFor(frame, task));
    if (lease.signal.reason !== "shutdown") {
      await recordRunFacts(lease, [{ type: "agent_end", data: { ...about, success: result.ok } }]);
    }
    return result;
  } finally {
    await stopKeeping();
  }
}
