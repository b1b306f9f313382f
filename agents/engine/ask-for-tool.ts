import { fail } from "../../lib/core/errors.ts";
import { storable } from "../../lib/core/storable.ts";
import { streamStepWithRetries } from "../../lib/providers/index.ts";
import { withinOrigin } from "../../lib/web/index.ts";
import type { ToolContext } from "../tools/define-tool.ts";
import { temperatureOf } from "./ask-model.ts";
import type { AgentFrame } from "./run-frame.ts";

const SILENT = { text: () => {}, reasoning: () => {}, attempt: () => {} };

/**
 * A tool's way to its agent's model: one question without tools, so that nothing in the material can make it act. What it
 * uses counts for the run and the person like the agent's own steps. Throws what the provider fails with, and
 * BUDGET_EXCEEDED where the run has used up what it may.
 */
export const askForTool =
  (frame: AgentFrame, signal: AbortSignal): NonNullable<ToolContext["ask"]> =>
  async (instruction, material) => {
    const { lease, ledger, tally } = frame.run;
    const { agent, model } = frame;
    const exceeded = ledger.exceeded();
    if (exceeded !== null) throw fail("BUDGET_EXCEEDED", { message: exceeded });
    const prompt = [
      { role: "system" as const, content: instruction },
      { role: "user" as const, content: [{ type: "text" as const, text: material }] },
    ];
    const call = { prompt, tools: [], signal, temperature: temperatureOf(frame), max_output_tokens: undefined };
    const asked = storable(await withinOrigin(undefined, () => streamStepWithRetries(model.model, call, SILENT)));
    const step = asked.ok ? asked.step : asked.partial;
    ledger.chargeTokens(step.usage, model.pricing);
    tally.note({
      user_id: lease.run.user_id,
      agent_name: agent.definition.name,
      model,
      requests: asked.requests,
      failures: asked.ok ? asked.requests - 1 : asked.requests,
      usage: step.usage,
    });
    if (!asked.ok) throw asked.error;
    return asked.step.text;
  };
