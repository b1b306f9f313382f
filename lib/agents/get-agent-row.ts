import { db } from "../../db/client.ts";
import { type AgentRow, findAgentRow, findSystemAgentRow } from "../../db/queries/agents/agents.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { isId } from "../core/ids.ts";

export type { AgentRow };

/**
 * An agent that the actor may give work to: an active one of their own, of the system's or shared. Throws NOT_FOUND for
 * anything else, with other words for one that only rests.
 */
export async function getAgentRow(actor: Actor, agent_id: string): Promise<AgentRow> {
  const [row] = isId(agent_id) ? await findAgentRow(db(), actor, agent_id) : [];
  if (!row) throw fail("NOT_FOUND", { what: "agent" });
  if (row.status !== "active") {
    const message = `The agent ${row.display_name} is switched off or archived. Switch it on, or choose another.`;
    throw fail("NOT_FOUND", { what: "agent", message });
  }
  return row;
}

/** A system agent by its name, in any state; undefined where the code never declared it. */
export const findSystemAgent = async (name: string): Promise<AgentRow | undefined> =>
  (await findSystemAgentRow(db(), name))[0];
