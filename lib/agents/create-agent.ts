import { db, type Transaction } from "../../db/client.ts";
import { type AgentRow, countOwnAgents, insertAgent } from "../../db/queries/agents/agents.ts";
import { audit } from "../audit/index.ts";
import type { Actor } from "../core/actor.ts";
import { clock } from "../core/clock.ts";
import { fail } from "../core/errors.ts";
import { newId } from "../core/ids.ts";
import type { Agent, CreateAgentBody } from "../protocol/contract/agents.ts";
import { agentOf } from "./agent-of.ts";
import { checkAgent, checkName, checkTeam } from "./check-agent.ts";

/** Archived ones among them. All that are active are read for every run. */
const MOST_AGENTS = 100;

/**
 * Makes an agent of the actor's, without tools. Throws CONFLICT for a name that is taken, VALIDATION_ERROR, NOT_FOUND for
 * a model they may not use, FORBIDDEN for sharing, QUOTA_EXCEEDED.
 */
export async function createAgent(actor: Actor, body: CreateAgentBody): Promise<Agent> {
  await checkAgent(actor, body);
  return db().transaction(async (tx) => {
    const row = await insertOwnAgent(tx, actor, body);
    await audit(tx, actor, "agent.created", { agent_id: row.agent_id, name: row.name });
    return agentOf(row, actor);
  });
}

/** Writes the row of a new agent, its name and team checked in the same transaction. */
export async function insertOwnAgent(tx: Transaction, actor: Actor, body: CreateAgentBody): Promise<AgentRow> {
  const place = { agent_id: newId(), user_id: actor.user_id };
  const { name, team, agent_type } = body;
  await checkName(tx, { ...place, owner_id: actor.user_id, name, is_shared: agent_type === "shared" });
  await checkTeam(tx, actor.user_id, name, team ?? []);
  const [counted] = await countOwnAgents(tx, actor.user_id);
  if ((counted?.total ?? 0) >= MOST_AGENTS) {
    throw fail("QUOTA_EXCEEDED", { message: `You have ${MOST_AGENTS} agents. Remove some for good first.` });
  }
  const [row] = await insertAgent(tx, { ...body, ...place }, clock.now());
  if (!row) throw fail("INTERNAL_ERROR");
  return row;
}
