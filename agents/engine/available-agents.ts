import { listUsableAgents, type UsableAgent } from "../../lib/agents/index.ts";
import type { Actor } from "../../lib/core/actor.ts";
import { agentFromRow } from "../custom/agent-from-row.ts";
import { listOutsideTools, type OutsideTool } from "../custom/outside-tools.ts";
import type { AgentDefinition } from "../define.ts";
import { systemAgents } from "../registry.ts";
import type { ToolDefinition } from "../tools/define-tool.ts";
import { tools } from "../tools/registry.ts";
import { DELEGATE } from "./call-tool.ts";
import type { AvailableAgent } from "./run-frame.ts";

/**
 * The agents a person may use now, by name: active system agents as the code defines them, their own, and shared ones. Of
 * two with one name the person's own is meant; the other can still be asked for by its id, which is its key then.
 */
export async function availableAgents(actor: Actor): Promise<ReadonlyMap<string, AvailableAgent>> {
  const [rows, outside] = await Promise.all([listUsableAgents(actor), listOutsideTools(actor)]);
  const available = new Map<string, AvailableAgent>();
  for (const row of rows) {
    const definition = row.is_system_agent ? systemAgent(row) : agentFromRow(row);
    if (!definition) continue;
    const { agent_id, model_id } = row;
    const own_tools = ownTools(row, outside);
    const known = { ...definition, tools: [...definition.tools, ...own_tools.keys()].slice(0, MOST_TOOLS) };
    const agent = { agent_id, model_id, definition: known, own_tools };
    available.set(available.has(row.name) ? agent_id : row.name, agent);
  }
  return available;
}

/** As many as one question to a model may name at the strictest of the providers. */
const MOST_TOOLS = 128;

/** System agents that may do anything; the others are good at what they do with what they have. */
const GENERALISTS = new Set(["orchestrator", "general_agent"]);

/** Tools of servers and services: for the agents that were named, otherwise for the person's own and those that may do anything. */
function ownTools(agent: UsableAgent, outside: OutsideTool[]): ReadonlyMap<string, ToolDefinition> {
  const isUsual = !agent.is_system_agent || GENERALISTS.has(agent.name);
  const theirs = outside.filter(({ agent_ids }) => (agent_ids === null ? isUsual : agent_ids.includes(agent.agent_id)));
  const free = theirs.filter(({ name }) => name !== DELEGATE && !tools.has(name));
  return new Map(free.map(({ name, definition }) => [name, definition]));
}

/** As the code defines it, less the tools that were switched off for it or for everybody. */
function systemAgent(row: UsableAgent): AgentDefinition | undefined {
  const definition = systemAgents.get(row.name);
  const isOn = (name: string) => name === DELEGATE || row.tools.includes(name);
  const { tool_configurations } = row;
  return definition && { ...definition, tool_configurations, tools: definition.tools.filter(isOn) };
}
