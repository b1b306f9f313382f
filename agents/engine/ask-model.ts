import { fail } from "../../lib/core/errors.ts";
import {
  type ModelStep,
  type Prompt,
  type StepResult,
  streamStepWithRetries,
  type ToolSpec,
} from "../../lib/providers/index.ts";
import { recordModelStep } from "../../lib/runs/index.ts";
import type { AgentFrame } from "./run-frame.ts";

export type Asked = { ok: true; step: ModelStep } | Extract<StepResult, { ok: false }>;

/**
 * One model call of an agent: the recorded one where an earlier process finished it, otherwise asked now, streamed to the
 * readers (the chosen agent's only) and recorded before it is acted on.
 */
export async function askModel(frame: AgentFrame, index: number, prompt: Prompt, tools: ToolSpec[]): Promise<Asked> {
  const { lease, ledger, progress, model } = frame.run;
  ledger.chargeStep();
  const recorded = progress.steps.find((step) => step.branch === frame.branch && step.index === index);
  if (recorded?.output) {
    // Written by recordModelStep below, so it is what it was.
    const step = recorded.output as ModelStep;
    ledger.chargeTokens(step.usage, model.pricing);
    return { ok: true, step };
  }
  const started_at = new Date();
  const asked = await stream(frame, prompt, tools);
  const step = asked.ok ? asked.step : asked.partial;
  ledger.chargeTokens(step.usage, model.pricing);
  if (!asked.ok) return asked;
  const { branch, agent } = frame;
  await recordModelStep(lease, {
    branch,
    index,
    agent_name: agent.definition.name,
    output: step,
    usage: step.usage,
    started_at,
  });
  return { ok: true, step };
}

function stream(frame: AgentFrame, prompt: Prompt, tools: ToolSpec[]): Promise<StepResult> {
  const { lease, answer, model } = frame.run;
  const { temperature, max_output_tokens } = frame.agent.definition;
  const call = {
    prompt,
    tools,
    signal: lease.signal,
    temperature: model.settings.temperature ?? temperature ?? undefined,
    max_output_tokens: model.settings.max_tokens ?? max_output_tokens ?? model.max_tokens ?? undefined,
  };
  if (lease.signal.aborted) {
    const error = fail("RUN_CANCELLED", { message: "The run was stopped." });
    return Promise.resolve({ ok: false, error, partial: NOTHING, retryable: false });
  }
  const silent = { text: () => {}, reasoning: () => {} };
  return streamStepWithRetries(model.model, call, frame.depth === 0 ? writing(answer) : silent);
}

/** Streams a step into the message, set off by a blank line from what earlier steps said. */
function writing(answer: AgentFrame["run"]["answer"]) {
  const start = answer.text.length;
  return {
    text: (delta: string) => {
      if (answer.text.length === start && start > 0) answer.addText("\n\n");
      answer.addText(delta);
    },
    reasoning: (delta: string) => answer.addReasoning(delta),
    attempt: () => answer.rewind(start),
  };
}

const NOTHING: ModelStep = {
  text: "",
  reasoning: "",
  tool_calls: [],
  usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
  finish_reason: "error",
  response_message_parts: [],
  response_time: 0,
};
