import { type AlmaError, fail } from "../../lib/core/errors.ts";
import { markOutside } from "../../lib/core/outside-marks.ts";
import type { ModelStep, Prompt, PromptMessage, ToolSpec } from "../../lib/providers/index.ts";
import { inputSchema } from "../tools/tool-schemas.ts";
import { askModel } from "./ask-model.ts";
import { callTool, DELEGATE } from "./call-tool.ts";
import { type ChildEnd, delegate, delegateSpec, MAX_DEPTH, teamOf } from "./delegate.ts";
import { type Outcome, WAIT } from "./outcome.ts";
import { mayUse } from "./prepare-call.ts";
import { promptFor } from "./prompt-for.ts";
import { type MakeCall, runCalls } from "./run-calls.ts";
import type { AgentFrame } from "./run-frame.ts";
import { offeredSchema } from "./tool-call/configured-input.ts";
import { toolOf } from "./tool-of.ts";

export type AgentResult =
  | { ok: true; text: string; finish_reason: string; step: ModelStep }
  /** It cannot go on before a person has decided about a call. */
  | { ok: false; waiting: true }
  | { ok: false; error: AlmaError };

/**
 * One agent from its prompt to its answer: step after step until the model answers without asking for a tool, a person
 * must decide, a ceiling is reached, or something fails. Steps that an earlier process finished are taken from their
 * records.
 */
export async function runAgent(frame: AgentFrame, prompt: Prompt): Promise<AgentResult> {
  const messages = [...prompt];
  const specs = toolSpecs(frame);
  for (let index = 0; ; ) {
    const outcome = await takeStep(frame, index, messages, specs);
    switch (outcome.kind) {
      case "answer": {
        const { step } = outcome;
        return { ok: true, text: step.text, finish_reason: step.finish_reason, step };
      }
      case "tools":
      case "delegate":
        messages.push(outcome.asked, outcome.results);
        index += 1 + outcome.calls.length;
        break;
      case "wait":
        return { ok: false, waiting: true };
      case "stop":
        return { ok: false, error: outcome.error };
      default:
        outcome satisfies never;
    }
  }
}

/** One model call and what it asks for, to the point where the next can be made. */
async function takeStep(
  frame: AgentFrame,
  index: number,
  messages: PromptMessage[],
  specs: ToolSpec[],
): Promise<Outcome> {
  const { ledger, lease } = frame.run;
  const exceeded = ledger.exceeded() ?? ownLimit(frame, index);
  if (exceeded !== null) return { kind: "stop", error: fail("BUDGET_EXCEEDED", { message: exceeded }) };
  const asking = await askModel(frame, index, messages, specs);
  if (!asking.ok) return { kind: "stop", error: asking.error };
  const { step } = asking;
  const { tool_calls: calls } = step;
  const [first] = calls;
  if (!first) return { kind: "answer", step };
  const results = await runCalls(frame, index + 1, calls, makeCall(frame));
  if (results === null) {
    // Whoever told it to stop does not want to be asked.
    const isStopped = lease.signal.reason === "cancelled";
    return isStopped ? { kind: "stop", error: fail("RUN_CANCELLED", { message: "The run was stopped." }) } : WAIT;
  }
  const asked: PromptMessage = { role: "assistant", content: step.response_message_parts };
  const isDelegation = calls.length === 1 && first.tool_name === DELEGATE;
  return { kind: isDelegation ? "delegate" : "tools", calls, asked, results };
}

/** One that was handed a task works within the run's limits and its own number of steps. */
function ownLimit({ depth, agent: { definition } }: AgentFrame, steps: number): string | null {
  const { max_steps } = definition.limits;
  return depth > 0 && steps >= max_steps ? `${definition.name} reached its limit of ${max_steps} steps.` : null;
}

/** One call of a step: handed to other agents, or to the tool it names. */
const makeCall =
  (frame: AgentFrame): MakeCall =>
  (index, call) =>
    call.tool_name === DELEGATE && mayDelegate(frame)
      ? delegate(frame, index, call, runChild)
      : callTool(frame, index, call);

async function runChild(frame: AgentFrame, task: string): Promise<ChildEnd> {
  const result = await runAgent(frame, promptFor(frame, { text: task, attachments: [], history: [] }));
  if (result.ok) return { kind: "done", ok: true, text: result.text };
  if ("waiting" in result) return WAIT;
  return { kind: "done", ok: false, text: `${result.error.code}: ${result.error.message}` };
}

const mayDelegate = (frame: AgentFrame): boolean =>
  frame.agent.definition.tools.includes(DELEGATE) && frame.depth < MAX_DEPTH && teamOf(frame).length > 0;

function toolSpecs(frame: AgentFrame): ToolSpec[] {
  return frame.agent.definition.tools.flatMap((name) => {
    if (name === DELEGATE) return mayDelegate(frame) ? [delegateSpec(frame)] : [];
    const tool = toolOf(frame.agent, name);
    if (!tool || !mayUse(frame, tool)) return [];
    const configuration = frame.agent.definition.tool_configurations.get(name);
    const input_schema = { ...offeredSchema(inputSchema(tool), configuration) };
    if (!tool.untrusted_description) return [{ name, description: tool.description, input_schema }];
    // Whoever wrote it speaks to the model before any result does.
    frame.run.provenance.taint();
    return [{ name, description: markOutside(tool.description, `the description of ${name}`), input_schema }];
  });
}
