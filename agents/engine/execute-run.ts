import { buildPrompt, loadTask, type Task } from "../../lib/context/index.ts";
import { type AlmaError, fail, isAlmaError } from "../../lib/core/errors.ts";
import { logger } from "../../lib/core/logger.ts";
import type { MessageMetadata } from "../../lib/protocol/contract/messages.ts";
import { type Prompt, resolveModel } from "../../lib/providers/index.ts";
import { LiveAnswer } from "../../lib/realtime/index.ts";
import {
  endRun,
  giveBack,
  isLeaseLost,
  type Lease,
  loadProgress,
  recordRunFacts,
  recordStart,
} from "../../lib/runs/index.ts";
import { availableAgents } from "./available-agents.ts";
import { keepDraft } from "./keep-draft.ts";
import { Ledger } from "./ledger.ts";
import { type AgentResult, runAgent } from "./run-agent.ts";
import type { AgentFrame, AvailableAgent, RunFrame } from "./run-frame.ts";
import { type Selection, selectAgent } from "./select-agent.ts";

/** Executes a run under its lease to its one end: completed, failed with what it wrote, cancelled, or given back. */
export async function executeRun(lease: Lease): Promise<void> {
  let frame: RunFrame | null = null;
  try {
    const task = await loadTask(lease.run);
    const agents = await availableAgents(lease.actor);
    const selection = await selectionOf(lease, task, agents);
    await recordStart(lease, selection.agent.agent_id, selection.analysis);
    frame = await prepare(lease, selection, agents);
    const result = await work(frame, selection.agent, task);
    await end(frame, selection.agent, result);
  } catch (error) {
    if (isLeaseLost(error)) throw error;
    await endWithout(lease, frame, error);
  } finally {
    frame?.answer.drop();
  }
}

/** A run that another process began keeps its agent. */
async function selectionOf(lease: Lease, task: Task, agents: ReadonlyMap<string, AvailableAgent>): Promise<Selection> {
  const analysis = lease.run.analysis;
  const before = analysis && agents.get(analysis.agent_name);
  if (analysis && before) return { agent: before, analysis };
  return selectAgent(lease.actor, task, agents, lease.run.requested_agent_id);
}

async function prepare(
  lease: Lease,
  { agent }: Selection,
  agents: ReadonlyMap<string, AvailableAgent>,
): Promise<RunFrame> {
  const { run, actor } = lease;
  const [progress, model] = await Promise.all([loadProgress(lease), resolveModel(actor, run.requested_model_id)]);
  const said = textsOf(progress.steps);
  const text = said.join("\n\n");
  const attempt = run.draft.length > text.length ? run.draft_attempt + 1 : run.draft_attempt;
  const answer = new LiveAnswer(run.conversation_id, run.assistant_message_id, text, attempt);
  const ledger = new Ledger(agent.definition.limits, run.started_at ?? new Date());
  return { lease, answer, ledger, progress, model, agents };
}

/** What the chosen agent has said in its finished steps. */
const textsOf = (steps: RunFrame["progress"]["steps"]): string[] =>
  steps.flatMap(({ branch, output }) => {
    const isText = branch === "" && typeof output === "object" && output !== null && "text" in output;
    return isText && typeof output.text === "string" && output.text !== "" ? [output.text] : [];
  });

async function work(run: RunFrame, agent: AvailableAgent, task: Task): Promise<AgentResult> {
  const { lease, model } = run;
  const { name: agent_name, instructions, max_output_tokens } = agent.definition;
  const promptOf = (target: AvailableAgent, about: Pick<Task, "text" | "attachments" | "history">): Prompt =>
    buildPrompt({
      actor: lease.actor,
      instructions: target.definition.instructions[lease.actor.language] || instructions.en,
      task: about,
      context_window: model.context_window,
      max_output_tokens: max_output_tokens ?? model.max_tokens,
    });
  const about = { agent_id: agent.agent_id, agent_name, message_id: lease.run.assistant_message_id };
  const place = { depth: 0, branch: "" };
  await recordRunFacts(lease, [{ type: "agent_start", data: { ...about, ...place } }]);
  const stopKeeping = keepDraft(lease, run.answer);
  try {
    const result = await runAgent({ run, agent, ...place }, promptOf(agent, task), (child: AgentFrame, text: string) =>
      promptOf(child.agent, { text, attachments: [], history: [] }),
    );
    if (lease.signal.reason !== "shutdown") {
      await recordRunFacts(lease, [{ type: "agent_end", data: { ...about, ...place, success: result.ok } }]);
    }
    return result;
  } finally {
    await stopKeeping();
  }
}

/** Writes how it ended, with the text as far as it came. */
async function end(frame: RunFrame, agent: AvailableAgent, result: AgentResult): Promise<void> {
  const { lease, answer } = frame;
  if (lease.signal.reason === "lease_lost") return;
  if (lease.signal.reason === "shutdown" && !result.ok) return giveBack(lease);
  answer.close();
  const cancelled = !result.ok && (lease.signal.aborted || result.error.code === "RUN_CANCELLED");
  await endRun(lease, {
    status: result.ok ? "completed" : cancelled ? "cancelled" : "failed",
    content: answer.text,
    metadata: metadataOf(frame, result),
    agent_id: agent.agent_id,
    error: result.ok || cancelled ? null : publicError(result.error),
  });
}

function metadataOf({ lease, ledger, model, answer }: RunFrame, result: AgentResult): MessageMetadata {
  const started = lease.run.started_at ?? lease.run.created_at;
  return {
    model: model.name,
    provider: model.provider,
    usage: ledger.usage,
    response_time: Math.round((Date.now() - started.getTime()) / 10) / 100,
    temperature: model.settings.temperature ?? undefined,
    finish_reason: result.ok ? result.finish_reason : "error",
    cost: ledger.cost ?? undefined,
    reasoning: answer.reasoning === "" ? undefined : answer.reasoning,
  };
}

/** Something failed outside the agents' own steps: the run still gets its end, or goes back for another try. */
async function endWithout(lease: Lease, frame: RunFrame | null, error: unknown): Promise<void> {
  if (lease.signal.reason === "shutdown") return giveBack(lease);
  const cancelled = lease.signal.aborted;
  const known = isAlmaError(error) ? error : null;
  if (!known) logger().error({ err: error, run_id: lease.run.run_id }, "run failed");
  const content = frame?.answer.text ?? lease.run.draft;
  await endRun(lease, {
    status: cancelled ? "cancelled" : "failed",
    content,
    metadata: frame ? { usage: frame.ledger.usage, finish_reason: "error" } : {},
    agent_id: null,
    error: cancelled ? null : publicError(known ?? fail("INTERNAL_ERROR")),
  });
}

const publicError = ({ code, message, retry_after }: AlmaError) => ({ code, message, retry_after });
