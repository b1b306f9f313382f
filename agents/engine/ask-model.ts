import { type AlmaError, fail } from "../../lib/core/errors.ts";
import { StorableStream, storable } from "../../lib/core/storable.ts";
import {
  type ModelStep,
  NO_STEP,
  type Prompt,
  type StepResult,
  streamStepWithRetries,
  type ToolSpec,
} from "../../lib/providers/index.ts";
import type { LiveAnswer } from "../../lib/realtime/index.ts";
import { recordModelStep } from "../../lib/runs/index.ts";
import type { AgentFrame } from "./run-frame.ts";

export type Asked = { ok: true; step: ModelStep } | Extract<StepResult, { ok: false }>;

/**
 * One model call of an agent: the recorded one where an earlier process finished it, otherwise asked now, streamed to the
 * readers (the chosen agent's only) and recorded before it is acted on.
 */
export async function askModel(frame: AgentFrame, index: number, prompt: Prompt, tools: ToolSpec[]): Promise<Asked> {
  const { lease, ledger, progress } = frame.run;
  const { model } = frame;
  ledger.chargeStep();
  const recorded = progress.steps.find((step) => step.branch === frame.branch && step.index === index);
  if (recorded?.output) {
    // Written by recordModelStep below, so it is what it was.
    const step = recorded.output as ModelStep;
    ledger.chargeTokens(step.usage, model.pricing);
    return { ok: true, step };
  }
  const started_at = new Date();
  const asked = storable(await stream(frame, prompt, tools));
  const step = asked.ok ? asked.step : asked.partial;
  ledger.chargeTokens(step.usage, model.pricing);
  countUse(frame, asked);
  if (!asked.ok) return { ...asked, error: endedBy(frame) ?? asked.error };
  const { branch, agent } = frame;
  const { usage } = step;
  recordModelStep(lease, { branch, index, agent_name: agent.definition.name, output: step, usage, started_at });
  return { ok: true, step };
}

/** Why we ended the call ourselves: the run's stop, or its ceiling in time. */
function endedBy({ run: { lease, ledger } }: AgentFrame): AlmaError | null {
  if (lease.signal.aborted) return fail("RUN_CANCELLED", { message: "The run was stopped." });
  const exceeded = ledger.exceeded();
  return exceeded === null ? null : fail("BUDGET_EXCEEDED", { message: exceeded });
}

/** Counts the calls that reached out to the provider. One that the person stopped has not failed. */
function countUse({ run: { lease, tally }, agent, model }: AgentFrame, asked: Streamed): void {
  const { requests } = asked;
  if (requests === 0) return;
  const wentWell = asked.ok || asked.error.code === "RUN_CANCELLED";
  tally.note({
    user_id: lease.run.user_id,
    agent_name: agent.definition.name,
    model,
    requests,
    failures: wentWell ? requests - 1 : requests,
    usage: (asked.ok ? asked.step : asked.partial).usage,
  });
}

type Streamed = StepResult & { requests: number };

async function stream(frame: AgentFrame, prompt: Prompt, tools: ToolSpec[]): Promise<Streamed> {
  const { lease, ledger, answer } = frame.run;
  const { model } = frame;
  const call = {
    prompt,
    tools,
    signal: AbortSignal.any([lease.signal, AbortSignal.timeout(ledger.millisecondsLeft)]),
    temperature: temperatureOf(frame),
    max_output_tokens: outputLimitOf(frame),
  };
  if (lease.signal.aborted)
    return { ok: false, error: fail("RUN_CANCELLED"), partial: NO_STEP, retryable: false, requests: 0 };
  const writer = frame.depth === 0 ? writing(answer) : SILENT;
  const result = await streamStepWithRetries(model.model, call, writer);
  writer.end();
  return result;
}

/** What was set of the agent goes before what the person prefers of all. */
export const temperatureOf = ({ agent: { definition }, model }: Pick<AgentFrame, "agent" | "model">) =>
  definition.temperature ?? model.settings.temperature;

/** The same; never more than the model can write, which providers refuse. */
function outputLimitOf({ agent: { definition }, model }: AgentFrame): number | undefined {
  const wanted = definition.max_output_tokens ?? model.settings.max_tokens ?? model.max_tokens;
  return wanted === null ? undefined : Math.min(wanted, model.max_tokens ?? wanted);
}

/** A delegated agent's words reach the person through the answer of the one who asked. */
const SILENT = { text: () => {}, reasoning: () => {}, end: () => {} };

/** Streams a step into the message, set off by a blank line from what earlier steps said. */
function writing(answer: LiveAnswer) {
  const mark = answer.mark;
  let [text, reasoning] = [new StorableStream(), new StorableStream()];
  const say = (delta: string) => {
    if (delta === "") return;
    if (answer.mark.text === mark.text && mark.text > 0) answer.addText("\n\n");
    answer.addText(delta);
  };
  const think = (delta: string) => {
    if (delta === "") return;
    if (answer.mark.reasoning === mark.reasoning && mark.reasoning > 0) answer.addReasoning("\n\n");
    answer.addReasoning(delta);
  };
  return {
    text: (delta: string) => say(text.push(delta)),
    reasoning: (delta: string) => think(reasoning.push(delta)),
    attempt: () => {
      [text, reasoning] = [new StorableStream(), new StorableStream()];
      answer.rewind(mark);
    },
    end: () => {
      think(reasoning.end());
      say(text.end());
    },
  };
}
