import { db } from "../../db/client.ts";
import { type AgentRow, listAgentRows, listToolNamesOfAgents } from "../../db/queries/agents.ts";
import type { Actor } from "../core/actor.ts";

/** More than a person has; the rest cannot be chosen by name. */
const MOST = 200;

/** An agent's row with the names of the active tools that are enabled for it. */
export type UsableAgent = AgentRow & { tools: string[] };

/** The active agents a person may use, for the engine. Two queries, however many there are. */
export async function listUsableAgents(actor: Actor): Promise<UsableAgent[]> {
  const rows = await listAgentRows(db(), { user_id: actor.user_id, status: "active" }, { limit: MOST, offset: 0 });
  const tools = await listToolNamesOfAgents(
    db(),
    rows.map((row) => row.agent_id),
  );
  return rows.map((row) => ({
    ...row,
    tools: tools.flatMap(({ agent_id, name }) => (agent_id === row.agent_id ? [name] : [])),
  }));
}
