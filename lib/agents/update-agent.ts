import type { Transaction } from "../../db/client.ts";
import { type AgentChanges, type AgentRow, updateAgentRow } from "../../db/queries/agents/agents.ts";
import { audit } from "../audit/index.ts";
import type { Actor } from "../core/actor.ts";
import { clock } from "../core/clock.ts";
import { fail } from "../core/errors.ts";
import { checkVersion } from "../core/http/if-match.ts";
import type { Agent, UpdateAgentBody } from "../protocol/contract/agents.ts";
import { agentOf } from "./agent-of.ts";
import { checkAgent, checkName, checkTeam } from "./check-agent.ts";
import { changeAgent } from "./managed-agent.ts";

/**
 * Changes an agent of the actor's; what the body leaves out stays. Of a system agent an administrator may set the status.
 * Throws NOT_FOUND, FORBIDDEN, CONFLICT for a name that is taken, VALIDATION_ERROR, PRECONDITION_FAILED.
 */
export async function updateAgent(actor: Actor, agent_id: string, body: UpdateAgentBody): Promise<Agent> {
  return changeAgent(actor, agent_id, async (tx, row, management) => {
    checkVersion(row.version);
    const changes = changedOf(row, body);
    const fields = Object.keys(changes);
    if (management === "system" && (fields.some((field) => field !== "status") || changes.status === "archived")) {
      throw fail("FORBIDDEN", { message: "Of a system agent only its state can be changed: active or disabled." });
    }
    if (fields.length === 0) return agentOf(row, actor);
    if (management === "own") await checkChanges(tx, actor, row, changes);
    const [changed] = await updateAgentRow(tx, agent_id, changes, clock.now());
    if (!changed) throw fail("NOT_FOUND", { what: "agent" });
    await audit(tx, actor, "agent.updated", {
      agent_id,
      fields,
      before: tellable(row, fields),
      after: tellable(changed, fields),
    });
    return agentOf(changed, actor);
  });
}

/** What the body gives that is not so already. */
function changedOf(row: AgentRow, body: UpdateAgentBody): AgentChanges & { agent_type?: "custom" | "shared" } {
  const isOther = ([field, value]: [string, unknown]) =>
    value !== undefined && JSON.stringify(value) !== JSON.stringify(Reflect.get(row, field) ?? null);
  return Object.fromEntries(Object.entries(body).filter(isOther));
}

async function checkChanges(
  tx: Transaction,
  actor: Actor,
  row: AgentRow,
  changes: AgentChanges & { agent_type?: "custom" | "shared" },
): Promise<void> {
  const { model_id, team, agent_type } = changes;
  await checkAgent(actor, { model_id, agent_type }, tx);
  const after = { ...row, ...changes };
  // A name comes into use by being given, by being shared, and by coming back from the archive.
  if (changes.name !== undefined || agent_type === "shared" || row.status === "archived") {
    const { agent_id, name } = after;
    await checkName(tx, { agent_id, owner_id: actor.user_id, name, is_shared: after.agent_type === "shared" });
  }
  if (team !== undefined) await checkTeam(tx, actor.user_id, after.name, team ?? []);
}

/** Of what a person wrote only that it changed. */
const tellable = (row: AgentRow, fields: string[]): Record<string, unknown> =>
  Object.fromEntries(
    fields
      .filter((field) => field !== "instruction" && field !== "description")
      .map((field) => [field, Reflect.get(row, field)]),
  );
