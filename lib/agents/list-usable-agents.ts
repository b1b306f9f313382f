import { db } from "../../db/client.ts";
import { type AgentRow, listAgentsForUse } from "../../db/queries/agents.ts";
import type { Actor } from "../core/actor.ts";

/** More than a person has; the rest cannot be chosen by name. */
const MOST = 200;

/** An agent's row with the names of the active tools that are enabled for it. */
export type UsableAgent = AgentRow & { tools: string[] };

/** The active agents a person may use, for the engine. One query, however many there are. */
export async function listUsableAgents(actor: Actor): Promise<UsableAgent[]> {
  const rows = await listAgentsForUse(db(), actor.user_id, MOST);
  return rows.map(({ agent, tools }) => ({ ...agent, tools }));
}
