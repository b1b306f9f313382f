import { z } from "zod";
import { fail } from "../../lib/core/errors.ts";
import type { ToolResult } from "../../lib/protocol/contract/messages.ts";
import type { ToolCallRequest, ToolSpec } from "../../lib/providers/index.ts";
import { recordRunFacts } from "../../lib/runs/index.ts";
import { DELEGATE, failed, recordedCall } from "./call-tool.ts";
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
  [...frame.run.agents.values()].filter(
    ({ definition }) =>
      definition.name !== frame.agent.definition.name &&
      definition.name !== "orchestrator" &&
      (frame.agent.definition.team?.includes(definition.name) ?? true),
  );

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

type RunChild = (frame: AgentFrame, task: string) => Promise<{ ok: boolean; text: string }>;

/** Starts the named agents side by side and gives their answers; one that fails does not stop the others. */
export function delegate(
  frame: AgentFrame,
  index: number,
  request: ToolCallRequest,
  runChild: RunChild,
): Promise<ToolResult> {
  return recordedCall(frame, index, request, async () => {
    const started = performance.now();
    const input = delegateInput.safeParse(request.input);
    if (request.invalid !== undefined) return failed(`INVALID_INPUT: ${request.invalid}`, 0);
    if (!input.success) return failed(`INVALID_INPUT: ${input.error.issues[0]?.message ?? "not valid"}.`, 0);
    if (frame.depth >= MAX_DEPTH) return failed(`Agents delegate at most ${MAX_DEPTH} levels deep.`, 0);
    const team = new Map(teamOf(frame).map((agent) => [agent.definition.name, agent]));
    // All of them end before the call does, also when one meets a fault of ours.
    const settled = await Promise.allSettled(
      input.data.tasks.map(({ agent, task }, place) => {
        const child = team.get(agent);
        if (!child) return unknownAgent(agent, task, [...team.keys()]);
        const branch = `${frame.branch}/${index}.${place}`;
        return runDelegated({ run: frame.run, agent: child, branch, depth: frame.depth + 1 }, task, runChild);
      }),
    );
    const broken = settled.find((task) => task.status === "rejected");
    if (broken) throw broken.reason;
    const answers = settled.flatMap((task) => (task.status === "fulfilled" ? [task.value] : []));
    const execution_time = Math.round(performance.now() - started) / 1000;
    const success = answers.some((answer) => answer.success);
    const error = success ? null : "None of the delegated tasks succeeded.";
    return { success, result: { answers }, error, execution_time, metadata: { tool: DELEGATE } };
  });
}

const unknownAgent = async (agent: string, task: string, known: string[]): Promise<DelegatedAnswer> => ({
  agent,
  task,
  success: false,
  answer: `There is no agent ${JSON.stringify(agent)} to delegate to. Agents: ${known.join(", ")}.`,
});

async function runDelegated(child: AgentFrame, task: string, runChild: RunChild): Promise<DelegatedAnswer> {
  const { lease } = child.run;
  const { name } = child.agent.definition;
  const about = {
    agent_id: child.agent.agent_id,
    agent_name: name,
    message_id: lease.run.assistant_message_id,
    depth: child.depth,
    branch: child.branch,
  };
  await recordRunFacts(lease, [{ type: "agent_start", data: { ...about, task } }]);
  const { ok, text } = await runChild(child, task);
  // The next process goes on with this agent, so it has not ended.
  if (lease.signal.reason === "shutdown") throw fail("RUN_CANCELLED", { message: "The server is stopping." });
  await recordRunFacts(lease, [{ type: "agent_end", data: { ...about, success: ok } }]);
  return { agent: name, task, success: ok, answer: text };
}
