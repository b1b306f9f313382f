import { db, type Transaction } from "../../db/client.ts";
import { type AgentRow, lockAgentRow } from "../../db/queries/agents/agents.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { isId } from "../core/ids.ts";

/** What somebody may do with an agent they see: everything with their own, the state and tools of a system one for administrators. */
export type Management = "own" | "system" | "shared";

/**
 * Changes an agent in one transaction, its row held. Throws NOT_FOUND for one the actor does not see and FORBIDDEN for
 * one they may only use: a shared one that is not theirs, or a system one for whoever is no administrator.
 */
export function changeAgent<Result>(
  actor: Actor,
  agent_id: string,
  change: (tx: Transaction, row: AgentRow, management: Exclude<Management, "shared">) => Promise<Result>,
): Promise<Result> {
  return db().transaction(async (tx) => {
    const [row] = isId(agent_id) ? await lockAgentRow(tx, actor, agent_id) : [];
    if (!row) throw fail("NOT_FOUND", { what: "agent" });
    if (row.user_id === actor.user_id) return change(tx, row, "own");
    if (row.is_system_agent && actor.is_superuser) return change(tx, row, "system");
    throw fail("FORBIDDEN", {
      message: "This agent is there for everybody. Duplicate it to have one that you can change.",
    });
  });
}
