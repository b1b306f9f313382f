import { listUsableAgents, type UsableAgent } from "../../lib/agents/index.ts";
import type { Actor } from "../../lib/core/actor.ts";
import { agentFromRow, timeoutsOf } from "../custom/agent-from-row.ts";
import type { AgentDefinition } from "../define.ts";
import { systemAgents } from "../registry.ts";
import { DELEGATE } from "./call-tool.ts";
import type { AvailableAgent } from "./run-frame.ts";

/**
 * The agents a person may use now, by name: active system agents as the code defines them, their own, and shared ones. Of
 * two with one name the person's own is meant; the other can still be asked for by its id, which is its key then.
 */
export async function availableAgents(actor: Actor): Promise<ReadonlyMap<string, AvailableAgent>> {
  const rows = await listUsableAgents(actor);
  const available = new Map<string, AvailableAgent>();
  for (const row of rows) {
    const definition = row.is_system_agent ? systemAgent(row) : agentFromRow(row);
    if (!definition) continue;
    available.set(available.has(row.name) ? row.agent_id : row.name, {
      agent_id: row.agent_id,
      model_id: row.model_id,
      definition,
    });
  }
  return available;
}

/** As the code defines it, less the tools that were switched off for it or for everybody. */
function systemAgent(row: UsableAgent): AgentDefinition | undefined {
  const definition = systemAgents.get(row.name);
  const isOn = (name: string) => name === DELEGATE || row.tools.includes(name);
  const tool_timeouts = timeoutsOf(row.tool_configurations);
  return definition && { ...definition, tool_timeouts, tools: definition.tools.filter(isOn) };
}
