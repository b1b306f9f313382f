import { numberOf } from "@/components/form/number-of";
import { textOf } from "@/components/form/text-of";
import type { Agent } from "@/lib/protocol/contract/agents";
import type { AgentTool, Tool } from "@/lib/protocol/contract/tools";
import type { ActionResult } from "@/lib/protocol/envelope";
import type { AgentActions } from "./agent-actions";
import { configurationOf, isSameConfiguration, type ToolChoices } from "./tool-choice";

/** A short name made of a long one: what is left of it in small letters, digits and `_`. */
export const shortNameOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "")
    .slice(0, 60);

/** What the form's own fields say; parameters that are empty are left to their defaults. */
export function fieldsOf(form: FormData) {
  const [temperature, max_tokens, max_steps] = [
    numberOf(form.get("temperature")),
    numberOf(form.get("max_tokens")),
    numberOf(form.get("max_steps")),
  ];
  const display_name = textOf(form, "display_name");
  return {
    display_name,
    name: textOf(form, "name") || shortNameOf(display_name) || "agent",
    description: textOf(form, "description") || null,
    instruction: textOf(form, "instruction"),
    parameters: {
      ...(temperature !== null && { temperature }),
      ...(max_tokens !== null && { max_tokens }),
      ...(max_steps !== null && { max_steps }),
    },
  };
}

/** What an agent is saved as: the form's fields, and what was chosen beside them. */
export function bodyOf(
  form: FormData,
  agent: Agent | null,
  chosen: { model_id: string | null; team: string[]; isShared: boolean },
) {
  const fields = fieldsOf(form);
  const { max_seconds, restricted_mode } = agent?.parameters ?? {};
  return {
    ...fields,
    // What a program set and the form does not show stays.
    parameters: {
      ...fields.parameters,
      ...(max_seconds !== undefined && { max_seconds }),
      ...(restricted_mode !== undefined && { restricted_mode }),
    },
    model_id: chosen.model_id,
    team: chosen.team.length > 0 ? chosen.team : null,
    agent_type: chosen.isShared ? ("shared" as const) : ("custom" as const),
  };
}

/** Gives an agent the tools that were chosen, one after another. Answers the first failure, if any. */
export async function saveTools(
  { agent_id }: Agent,
  { choices, given, tools }: { choices: ToolChoices; given: AgentTool[]; tools: Tool[] },
  actions: AgentActions,
): Promise<ActionResult<unknown>> {
  let failure: ActionResult<unknown> | null = null;
  for (const { tool_id } of tools) {
    const choice = choices.get(tool_id);
    const known = given.find((tool) => tool.tool_id === tool_id);
    if (!choice || (!known && !choice.is_on)) continue;
    const configuration = configurationOf(known?.configuration ?? {}, choice);
    const isSame = known?.is_enabled === choice.is_on && isSameConfiguration(known.configuration, configuration);
    if (isSame) continue;
    const result = known
      ? await actions.updateAgentTool({ agent_id, tool_id, is_enabled: choice.is_on, configuration })
      : await actions.addAgentTool({ agent_id, tool_id, configuration });
    if (!result.ok) failure ??= result;
  }
  return failure ?? { ok: true, data: null };
}
