import { db } from "../../db/client.ts";
import { countAgentRows, listAgentRows } from "../../db/queries/agents.ts";
import type { Actor } from "../core/actor.ts";
import type { Agent, ListAgentsQuery } from "../protocol/contract/agents.ts";
import { type Page, pageOf } from "../protocol/envelope.ts";
import { agentOf } from "./agent-of.ts";

/** The system's agents, the actor's own and shared ones; active ones unless another status is asked for (own ones only). */
export async function listAgents(actor: Actor, query: ListAgentsQuery): Promise<Page<Agent>> {
  const { page, per_page, type, status = "active" } = query;
  const filter = { user_id: actor.user_id, type, status };
  const [rows, [counted]] = await Promise.all([
    listAgentRows(db(), filter, { limit: per_page, offset: (page - 1) * per_page }),
    countAgentRows(db(), filter),
  ]);
  return pageOf(rows.map(agentOf), counted?.total ?? 0, page, per_page);
}
