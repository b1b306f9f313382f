import type { Transaction } from "../../db/client.ts";
import { listAgentsOfName, listUsableNames, lockAgentNames } from "../../db/queries/agents/agents.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { requireSuperuser } from "../core/permissions.ts";
import { getModel } from "../providers/index.ts";

/** What of an agent has to be looked up; only what is given is. */
export interface CheckedAgent {
  model_id?: string | null | undefined;
  agent_type?: "custom" | "shared" | undefined;
}

/** VALIDATION_ERROR for a model that does not chat, NOT_FOUND for one the actor may not use, FORBIDDEN for sharing. */
export async function checkAgent(
  actor: Actor,
  { model_id, agent_type }: CheckedAgent,
  tx?: Transaction,
): Promise<void> {
  if (agent_type === "shared") requireSuperuser(actor);
  if (!model_id) return;
  const model = await getModel(actor, model_id, tx);
  if (model.model_type !== "chat") throw refuse("model_id", `${model.display_name} is no chat model.`);
}

/** VALIDATION_ERROR where an agent's team names somebody the owner may not use, or the agent itself. */
export async function checkTeam(tx: Transaction, owner_id: string, name: string, team: string[]): Promise<void> {
  if (team.length === 0) return;
  if (team.includes(name)) throw refuse("team", "An agent is no member of its own team.");
  if (team.includes("orchestrator")) throw refuse("team", "Nothing is handed to the orchestrator.");
  const known = new Set((await listUsableNames(tx, owner_id, team)).map((row) => row.name));
  const unknown = team.filter((member) => !known.has(member));
  if (unknown.length > 0) throw refuse("team", `There is no agent named ${unknown.join(", ")}.`);
}

/**
 * CONFLICT where an agent's name is the system's, another of the owner's, or, for a shared agent, that of another shared
 * one. Names are held until the transaction ends.
 */
export async function checkName(
  tx: Transaction,
  agent: { agent_id: string; owner_id: string; name: string; is_shared: boolean },
): Promise<void> {
  const { agent_id, owner_id, name, is_shared } = agent;
  if (is_shared) await lockAgentNames(tx, null);
  await lockAgentNames(tx, owner_id);
  const taken = await listAgentsOfName(tx, { user_id: owner_id, name, is_shared });
  const other = taken.find((row) => row.agent_id !== agent_id);
  if (!other) return;
  const whose = other.is_system_agent
    ? "a system agent"
    : other.user_id === owner_id
      ? "another agent of yours"
      : "a shared agent";
  throw fail("CONFLICT", {
    message: `${name} is the name of ${whose}. Choose another name.`,
    details: [{ field: "name", message: `is the name of ${whose}` }],
  });
}

const refuse = (field: string, message: string) => fail("VALIDATION_ERROR", { message, details: [{ field, message }] });
