import { buildPrompt, type PromptPlan } from "../../lib/context/index.ts";
import type { Prompt } from "../../lib/providers/index.ts";
import type { AgentFrame } from "./run-frame.ts";

/** The prompt an agent begins with: its instructions in the person's language, and its task. */
export function promptFor(frame: AgentFrame, task: PromptPlan["task"]): Prompt {
  const { lease } = frame.run;
  const { model } = frame;
  const { instructions, max_output_tokens } = frame.agent.definition;
  return buildPrompt({
    actor: lease.actor,
    instructions: instructions[lease.actor.language],
    task,
    context_window: model.context_window,
    max_output_tokens: max_output_tokens ?? model.max_tokens,
  });
}
