import { db } from "../../db/client.ts";
import { countAgentRows, findAgentRow, listAgentRows } from "../../db/queries/agents/agents.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { isId } from "../core/ids.ts";
import type { Agent, ListAgentsQuery } from "../protocol/contract/agents.ts";
import { type Page, pageOf } from "../protocol/envelope.ts";
import { agentOf } from "./agent-of.ts";

/**
 * The system's agents, the actor's own and shared ones; active ones unless another status is asked for (of own ones, and
 * for an administrator of the system's).
 */
export async function listAgents(actor: Actor, query: ListAgentsQuery): Promise<Page<Agent>> {
  const { page, per_page, type, status = "active", search, sort } = query;
  const filter = { viewer: actor, type, status, search: search?.trim() };
  const [rows, [counted]] = await Promise.all([
    listAgentRows(db(), filter, { limit: per_page, offset: (page - 1) * per_page, sort }),
    countAgentRows(db(), filter),
  ]);
  const items = rows.map((row) => agentOf(row, actor));
  return pageOf(items, counted?.total ?? 0, page, per_page);
}

/** One agent: the actor's own in any state, or one they may use. Throws NOT_FOUND. */
export async function getAgent(actor: Actor, agent_id: string): Promise<Agent> {
  const [row] = isId(agent_id) ? await findAgentRow(db(), actor, agent_id) : [];
  if (!row) throw fail("NOT_FOUND", { what: "agent" });
  return agentOf(row, actor);
}
