import { db } from "../../db/client.ts";
import { type AgentRow, listAgentRows } from "../../db/queries/agents.ts";
import type { Actor } from "../core/actor.ts";
import { listAgentTools } from "./get-agent-row.ts";

/** More than a person has; the rest cannot be chosen by name. */
const MOST = 200;

/** The active agents a person may use, for the engine: with the tools that are enabled for their own ones. */
export async function listUsableAgents(actor: Actor): Promise<(AgentRow & { tools: string[] })[]> {
  const rows = await listAgentRows(db(), { user_id: actor.user_id, status: "active" }, { limit: MOST, offset: 0 });
  return Promise.all(
    rows.map(async (row) => ({
      ...row,
      tools: row.is_system_agent ? [] : (await listAgentTools(row.agent_id)).map((tool) => tool.name),
    })),
  );
}
