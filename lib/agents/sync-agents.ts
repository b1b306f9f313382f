import { db, type Transaction } from "../../db/client.ts";
import { addAgentTools, removeOtherAgentTools } from "../../db/queries/agents/agent-tools.ts";
import { archiveOtherSystemAgents, listSystemAgentIds, upsertSystemAgents } from "../../db/queries/agents/agents.ts";
import { listToolIds, lockRegistry } from "../../db/queries/agents/tools.ts";
import { clock } from "../core/clock.ts";
import { fail } from "../core/errors.ts";
import { newId } from "../core/ids.ts";
import type { SystemAgentDefinition } from "./definitions.ts";

/**
 * Brings the system agents and their tools up to the code; those the code no longer has are archived. Ids, counters, what
 * an admin disabled and tools switched off for an agent stay as they are. Throws INTERNAL_ERROR for a tool nobody declared.
 */
export async function syncAgents(definitions: SystemAgentDefinition[]): Promise<void> {
  const names = definitions.map((definition) => definition.name);
  await db().transaction(async (tx) => {
    await lockRegistry(tx);
    await archiveOtherSystemAgents(tx, names, clock.now());
    if (definitions.length === 0) return;
    const rows = definitions.map(({ tools: _, ...definition }) => ({ ...definition, agent_id: newId() }));
    await upsertSystemAgents(tx, rows, clock.now());
    await linkTools(tx, definitions);
  });
}

async function linkTools(tx: Transaction, definitions: SystemAgentDefinition[]): Promise<void> {
  const toolIds = new Map((await listToolIds(tx)).map((tool) => [tool.name, tool.tool_id]));
  const names = definitions.map((definition) => definition.name);
  const agentIds = new Map((await listSystemAgentIds(tx, names)).map((agent) => [agent.name, agent.agent_id]));
  for (const { name, tools } of definitions) {
    const agent_id = agentIds.get(name);
    if (agent_id === undefined) throw fail("INTERNAL_ERROR", { message: `The agent ${name} was not stored.` });
    const tool_ids = tools.map((tool) => {
      const tool_id = toolIds.get(tool);
      if (tool_id) return tool_id;
      throw fail("INTERNAL_ERROR", { message: `The agent ${name} names a tool that does not exist: ${tool}.` });
    });
    await removeOtherAgentTools(tx, agent_id, tool_ids);
    const pairs = tool_ids.map((tool_id) => ({ agent_id, tool_id }));
    if (pairs.length > 0) await addAgentTools(tx, pairs);
  }
}
