import { z } from "zod";
import { db, type Transaction } from "../../db/client.ts";
import { insertAgentTool, listGivenTools } from "../../db/queries/agents/agent-tools.ts";
import { type AgentRow, findAgentRow, listAgentsOfName, listSystemNames } from "../../db/queries/agents/agents.ts";
import { audit } from "../audit/index.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { isId } from "../core/ids.ts";
import { hasPermission } from "../core/permissions.ts";
import type { Agent, CreateAgentBody, DuplicateAgentBody } from "../protocol/contract/agents.ts";
import { agentOf, parametersOf } from "./agent-of.ts";
import { insertOwnAgent } from "./create-agent.ts";

/** What the code says of its agents beside the columns; see `syncRegistry`. */
const systemFacts = z.object({
  delegates: z.boolean().catch(false),
  en: z
    .object({ display_name: z.string(), description: z.string(), instruction: z.string() })
    .optional()
    .catch(undefined),
});

/** Numbers tried for a copy's name. */
const MOST_COPIES = 100;

/**
 * Makes an agent of the actor's from one they may use: with its instruction and its tools as they are configured, less
 * those it would need a permission for. Throws NOT_FOUND, CONFLICT for a name that is taken, QUOTA_EXCEEDED.
 */
export async function duplicateAgent(actor: Actor, agent_id: string, body: DuplicateAgentBody): Promise<Agent> {
  return db().transaction(async (tx) => {
    const [original] = isId(agent_id) ? await findAgentRow(tx, actor, agent_id) : [];
    if (!original) throw fail("NOT_FOUND", { what: "agent" });
    const row = await insertOwnAgent(tx, actor, {
      ...(await copyOf(tx, original, actor)),
      name: body.name ?? (await freeName(tx, actor, original.name)),
      ...(body.display_name !== undefined && { display_name: body.display_name }),
    });
    for (const { tool, given } of await listGivenTools(tx, agent_id)) {
      if (tool.security_level === "dangerous" && !hasPermission(actor, `tool:${tool.name}`)) continue;
      const { tool_id, configuration, is_enabled } = given;
      await insertAgentTool(tx, { agent_id: row.agent_id, tool_id, configuration, is_enabled });
    }
    await audit(tx, actor, "agent.created", { agent_id: row.agent_id, name: row.name, copied_from: agent_id });
    return agentOf(row, actor);
  });
}

/** What the copy begins with, in the person's language where there are two. */
async function copyOf(tx: Transaction, original: AgentRow, actor: Actor): Promise<CreateAgentBody> {
  const { en, delegates } = systemFacts.parse(original.parameters ?? {});
  const { display_name, description, instruction } =
    (actor.language === "en" && original.is_system_agent && en) || original;
  const is_own = original.user_id === actor.user_id;
  return {
    name: original.name,
    display_name: `${display_name.slice(0, 90).toWellFormed()}${actor.language === "en" ? " (copy)" : "（副本）"}`,
    description,
    instruction,
    // Another person's choices name what may not be there for this one.
    model_id: is_own ? original.model_id : null,
    team: is_own ? original.team : delegates ? await specialists(tx, original.name) : null,
    capabilities: original.capabilities ?? [],
    parameters: parametersOf(original),
    agent_type: "custom",
  };
}

const specialists = async (tx: Transaction, name: string): Promise<string[]> =>
  (await listSystemNames(tx)).map((row) => row.name).filter((other) => other !== name);

async function freeName(tx: Transaction, { user_id }: Actor, name: string): Promise<string> {
  const stem = name.slice(0, 90);
  for (let number = 2; number < MOST_COPIES; number++) {
    const free = `${stem}_${number}`;
    if ((await listAgentsOfName(tx, { user_id, name: free, is_shared: false })).length === 0) return free;
  }
  throw fail("CONFLICT", { message: `There are ${MOST_COPIES} copies of ${name}. Give this one a name.` });
}
