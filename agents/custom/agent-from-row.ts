import { z } from "zod";
import { type AgentDefinition, defineAgent } from "../define.ts";

/** A row of a person's own agent, with the names of the tools it was given. */
export interface AgentRow {
  name: string;
  display_name: string;
  description: string | null;
  instruction: string;
  team: string[] | null;
  capabilities: string[] | null;
  parameters: { [key: string]: unknown } | null;
  tools: string[];
}

const parameters = z
  .object({ temperature: z.number().min(0).max(2), max_tokens: z.number().int().min(1) })
  .partial()
  .catch({});

/** A person's own agent through the same door as ours. */
export function agentFromRow(row: AgentRow): AgentDefinition {
  const { temperature = null, max_tokens = null } = parameters.parse(row.parameters ?? {});
  return defineAgent({
    name: row.name,
    display_name: { zh: row.display_name, en: row.display_name },
    description: { zh: row.description ?? "", en: row.description ?? "" },
    instructions: { zh: row.instruction, en: row.instruction },
    tools: row.tools,
    capabilities: row.capabilities ?? [],
    team: row.team,
    temperature,
    max_output_tokens: max_tokens,
  });
}
