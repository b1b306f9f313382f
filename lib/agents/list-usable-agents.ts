import { db } from "../../db/client.ts";
import { type AgentRow, listAgentsForUse } from "../../db/queries/agents/agents.ts";
import type { Actor } from "../core/actor.ts";
import type { AgentParameters } from "../protocol/contract/agents.ts";
import { type ToolConfiguration, toolConfigurationSchema } from "../protocol/contract/tools.ts";
import { parametersOf } from "./agent-of.ts";

/** More than a person has; the rest cannot be chosen by name. */
const MOST = 200;

/** An agent's row with the names of the active tools that are enabled for it, and what was configured of them. */
export type UsableAgent = Omit<AgentRow, "parameters"> & {
  parameters: AgentParameters;
  tools: string[];
  tool_configurations: ReadonlyMap<string, ToolConfiguration>;
};

/** The active agents a person may use, for the engine. One query, however many there are. */
export async function listUsableAgents(actor: Actor): Promise<UsableAgent[]> {
  const rows = await listAgentsForUse(db(), actor.user_id, MOST);
  return rows.map(({ agent, tools, tool_configurations }) => ({
    ...agent,
    parameters: parametersOf(agent),
    tools,
    tool_configurations: configurationsOf(tool_configurations),
  }));
}

/** One that cannot be read says nothing. */
function configurationsOf(stored: Record<string, unknown> | null): Map<string, ToolConfiguration> {
  const entries = Object.entries(stored ?? {}).flatMap(([name, configuration]) => {
    const read = toolConfigurationSchema.safeParse(configuration);
    return read.success ? [[name, read.data] as const] : [];
  });
  return new Map(entries);
}
