import { db } from "../../db/client.ts";
import { type AgentRow, findAgentRow, findSystemAgentRow, listAgentToolRows } from "../../db/queries/agents.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { isId } from "../core/ids.ts";

export type { AgentRow };

/**
 * An agent as the engine needs it, instruction included: the actor's own in any state, or an active one of the system's or
 * shared. Throws NOT_FOUND for anything else.
 */
export async function getAgentRow(actor: Actor, agent_id: string): Promise<AgentRow> {
  const [row] = isId(agent_id) ? await findAgentRow(db(), actor.user_id, agent_id) : [];
  if (!row) throw fail("NOT_FOUND", { what: "agent" });
  return row;
}

/** A system agent by its name, in any state; undefined where the code never declared it. */
export const findSystemAgent = async (name: string): Promise<AgentRow | undefined> =>
  (await findSystemAgentRow(db(), name))[0];

/** A tool an agent may use. */
export interface AgentTool {
  name: string;
  security_level: "safe" | "restricted" | "dangerous";
  configuration: Record<string, unknown> | null;
}

/** The active tools that are enabled for an agent, by name. The caller has found the agent for its actor. */
export const listAgentTools = async (agent_id: string): Promise<AgentTool[]> =>
  (await listAgentToolRows(db(), agent_id)).map(({ tool, configuration }) => ({
    name: tool.name,
    security_level: tool.security_level,
    configuration,
  }));
