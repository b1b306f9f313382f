import type { AgentParameters } from "../../lib/protocol/contract/agents.ts";
import type { ToolConfiguration } from "../../lib/protocol/contract/tools.ts";
import { type AgentDefinition, defineAgent } from "../define.ts";

/** A row of a person's own agent, with the names of the tools it was given. */
export interface AgentRow {
  name: string;
  display_name: string;
  description: string | null;
  instruction: string;
  team: string[] | null;
  capabilities: string[] | null;
  parameters: AgentParameters;
  tools: string[];
  tool_configurations: ReadonlyMap<string, ToolConfiguration>;
}

/** A person's own agent through the same door as ours. One with a team may hand tasks to it. */
export function agentFromRow(row: AgentRow): AgentDefinition {
  const { temperature = null, max_tokens = null, max_steps, max_seconds, restricted_mode = false } = row.parameters;
  const team = row.team ?? [];
  return defineAgent({
    name: row.name,
    display_name: { zh: row.display_name, en: row.display_name },
    description: { zh: row.description ?? "", en: row.description ?? "" },
    instructions: { zh: row.instruction, en: row.instruction },
    tools: team.length > 0 ? [...row.tools, "delegate"] : row.tools,
    capabilities: row.capabilities ?? [],
    team,
    temperature,
    max_output_tokens: max_tokens,
    tool_configurations: row.tool_configurations,
    restricted_mode,
    limits: { ...(max_steps !== undefined && { max_steps }), ...(max_seconds !== undefined && { max_seconds }) },
  });
}
