import { listUsableAgents } from "../../lib/agents/index.ts";
import type { Actor } from "../../lib/core/actor.ts";
import { agentFromRow } from "../custom/agent-from-row.ts";
import { systemAgents } from "../registry.ts";
import type { AvailableAgent } from "./run-frame.ts";

/** The agents a person may use now, by name: active system agents as the code defines them, and their own. */
export async function availableAgents(actor: Actor): Promise<ReadonlyMap<string, AvailableAgent>> {
  const rows = await listUsableAgents(actor);
  const available = new Map<string, AvailableAgent>();
  for (const row of rows) {
    const definition = row.is_system_agent ? systemAgents.get(row.name) : agentFromRow(row);
    if (definition && !available.has(row.name)) available.set(row.name, { agent_id: row.agent_id, definition });
  }
  return available;
}
