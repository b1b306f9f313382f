import { deleteAgentRow, updateAgentRow } from "../../db/queries/agents/agents.ts";
import { audit } from "../audit/index.ts";
import type { Actor } from "../core/actor.ts";
import { clock } from "../core/clock.ts";
import { fail } from "../core/errors.ts";
import { checkVersion } from "../core/http/if-match.ts";
import { changeAgent } from "./managed-agent.ts";

/**
 * Archives an agent of the actor's: nobody can choose it, its name is free, and it can come back. One that is archived
 * already is removed for good; what it did stays, under its name. Throws NOT_FOUND, FORBIDDEN, PRECONDITION_FAILED.
 */
export async function deleteAgent(actor: Actor, agent_id: string): Promise<void> {
  await changeAgent(actor, agent_id, async (tx, row, management) => {
    if (management === "system") throw fail("FORBIDDEN", { message: "A system agent can be disabled, not deleted." });
    checkVersion(row.version);
    const is_final = row.status === "archived";
    if (is_final) await deleteAgentRow(tx, actor.user_id, agent_id);
    else await updateAgentRow(tx, agent_id, { status: "archived" }, clock.now());
    await audit(tx, actor, "agent.deleted", { agent_id, name: row.name, is_final });
  });
}
