import { z } from "zod";
import { fail } from "../../lib/core/errors.ts";
import type { ToolCallRequest, ToolSpec } from "../../lib/providers/index.ts";
import { recordRunFacts } from "../../lib/runs/index.ts";
import { DELEGATE, recordedCall } from "./call-tool.ts";
import { failed } from "./execute-tool.ts";
import { type CallOutcome, WAIT } from "./outcome.ts";
import type { AgentFrame, AvailableAgent } from "./run-frame.ts";

/** How deep delegated agents may delegate on. */
export const MAX_DEPTH = 3;
const MAX_TASKS = 5;

const delegateInput = z.object({
  tasks: z
    .array(
      z.object({
        agent: z.string().describe("Name of the agent"),
        task: z.string().min(1).max(20_000).describe("The task, understandable on its own"),
      }),
    )
    .min(1)
    .max(MAX_TASKS),
});

/** Whom an agent may delegate to: its team, or every specialist the person may use; never itself or the orchestrator. */
export const teamOf = (frame: AgentFrame): AvailableAgent[] =>
  [...frame.run.agents].flatMap(([key, agent]) => {
    const { definition } = agent;
    const isMember =
      // One that is shadowed by another of its name has another key; by its name the other is meant.
      key === definition.name &&
      definition.name !== frame.agent.definition.name &&
      definition.name !== "orchestrator" &&
      (frame.agent.definition.team?.includes(definition.name) ?? true);
    return isMember ? [agent] : [];
  });

/** `delegate` as the model sees it, with the agents it may name. */
export function delegateSpec(frame: AgentFrame): ToolSpec {
  const team = teamOf(frame).map(({ definition: { name, description } }) => `${name} (${description.en})`);
  const { $schema: _, ...input_schema } = z.toJSONSchema(delegateInput);
  return {
    name: DELEGATE,
    description: `Hands tasks to other agents, which work side by side and see the same workspace. Agents: ${team.join("; ")}.`,
    input_schema,
  };
}

export interface DelegatedAnswer {
  agent: string;
  task: string;
  success: boolean;
  answer: string;
}

/** How a delegated agent came to a stop: with words, or waiting for a person. */
export type ChildEnd = { kind: "done"; ok: boolean; text: string } | { kind: "wait" };

type RunChild = (frame: AgentFrame, task: string) => Promise<ChildEnd>;
type Delegated = { kind: "done"; answer: DelegatedAnswer } | { kind: "wait" };

/**
 * Starts the named agents side by side and gives their answers; one that fails does not stop the others. Where one waits
 * for a person the others finish what they can, and the call waits with it.
 */
export function delegate(
  frame: AgentFrame,
  index: number,
  request: ToolCallRequest,
  runChild: RunChild,
): Promise<CallOutcome> {
  const execute = async (): Promise<CallOutcome> => {
    const started = performance.now();
    const input = delegateInput.safeParse(request.input);
    if (request.invalid !== undefined) return refused(`INVALID_INPUT: ${request.invalid}`);
    if (!input.success) return refused(`INVALID_INPUT: ${input.error.issues[0]?.message ?? "not valid"}.`);
    if (frame.depth >= MAX_DEPTH) return refused(`Agents delegate at most ${MAX_DEPTH} levels deep.`);
    const answers = await workSideBySide(frame, index, input.data.tasks, runChild);
    if (answers === null) return WAIT;
    const execution_time = Math.round(performance.now() - started) / 1000;
    const success = answers.some((answer) => answer.success);
    const error = success ? null : "None of the delegated tasks succeeded.";
    // What agents say who have read something from outside may be that something's words.
    const outside = frame.run.provenance.hasReadUntrusted ? { untrusted: true, source: "delegated agents" } : {};
    const metadata = { tool: DELEGATE, ...outside };
    return { kind: "done", result: { success, result: { answers }, error, execution_time, metadata } };
  };
  return recordedCall(frame, index, request, { needs_approval: false, is_refused: false, may_repeat: true, execute });
}

const refused = (error: string): CallOutcome => ({ kind: "done", result: failed(error) });

/** All of them come to a stop before this does, also when one meets a fault of ours. Null where one waits. */
async function workSideBySide(
  frame: AgentFrame,
  index: number,
  tasks: { agent: string; task: string }[],
  runChild: RunChild,
): Promise<DelegatedAnswer[] | null> {
  const team = new Map(teamOf(frame).map((agent) => [agent.definition.name, agent]));
  const settled = await Promise.allSettled(
    tasks.map(async ({ agent, task }, number): Promise<Delegated> => {
      const child = team.get(agent);
      if (!child) return { kind: "done", answer: unknownAgent(agent, task, [...team.keys()]) };
      const branch = `${frame.branch}/${index}.${number}`;
      const model = await frame.run.modelOf(child);
      const is_restricted = frame.is_restricted || child.definition.restricted_mode;
      const place = { branch, depth: frame.depth + 1, is_restricted };
      return runDelegated({ run: frame.run, agent: child, model, ...place }, task, runChild);
    }),
  );
  const broken = settled.find((task) => task.status === "rejected");
  if (broken) throw broken.reason;
  const ends = settled.flatMap((task) => (task.status === "fulfilled" ? [task.value] : []));
  if (ends.some((end) => end.kind === "wait")) return null;
  return ends.flatMap((end) => (end.kind === "done" ? [end.answer] : []));
}

const unknownAgent = (agent: string, task: string, known: string[]): DelegatedAnswer => ({
  agent,
  task,
  success: false,
  answer: `There is no agent ${JSON.stringify(agent)} to delegate to. Agents: ${known.join(", ")}.`,
});

async function runDelegated(child: AgentFrame, task: string, runChild: RunChild): Promise<Delegated> {
  const { lease, progress } = child.run;
  const { name } = child.agent.definition;
  const about = {
    agent_id: child.agent.agent_id,
    agent_name: name,
    message_id: lease.run.assistant_message_id,
    depth: child.depth,
    branch: child.branch,
  };
  // One that goes on has been told of already.
  const isNew = !progress.steps.some((step) => step.branch === child.branch);
  if (isNew) await recordRunFacts(lease, [{ type: "agent_start", data: { ...about, task } }]);
  const end = await runChild(child, task);
  if (end.kind === "wait") return end;
  // The next process goes on with this agent, so it has not ended.
  if (lease.signal.reason === "shutdown") throw fail("RUN_CANCELLED", { message: "The server is stopping." });
  await recordRunFacts(lease, [{ type: "agent_end", data: { ...about, success: end.ok } }]);
  return { kind: "done", answer: { agent: name, task, success: end.ok, answer: end.text } };
}
