import { type Db, db } from "../../db/client.ts";
import {
  deleteAgentTool,
  insertAgentTool,
  listGivenTools,
  updateAgentToolRow,
} from "../../db/queries/agents/agent-tools.ts";
import { findToolRow } from "../../db/queries/agents/tools.ts";
import { audit } from "../audit/index.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { isId } from "../core/ids.ts";
import { requirePermission } from "../core/permissions.ts";
import type {
  AddAgentToolBody,
  AgentTool,
  ToolConfiguration,
  UpdateAgentToolBody,
} from "../protocol/contract/tools.ts";
import { checkToolParams } from "./check-tool-params.ts";
import { getAgent } from "./list-agents.ts";
import { changeAgent } from "./managed-agent.ts";
import { agentToolOf } from "./tool-of.ts";

/** The tools of an agent the actor sees, by name, those that are switched off among them. Throws NOT_FOUND. */
export async function listAgentTools(actor: Actor, agent_id: string): Promise<AgentTool[]> {
  await getAgent(actor, agent_id);
  return (await listGivenTools(db(), agent_id)).map(agentToolOf);
}

/**
 * Gives an agent of the actor's a tool. Throws NOT_FOUND for agent or tool, CONFLICT where it has it, FORBIDDEN for a
 * dangerous one without the permission, and VALIDATION_ERROR for values that its input does not take.
 */
export function addAgentTool(actor: Actor, agent_id: string, body: AddAgentToolBody): Promise<AgentTool> {
  const { tool_id, is_enabled, configuration } = body;
  return changeAgent(actor, agent_id, async (tx, _row, management) => {
    if (management === "system") throw ownToolsOnly();
    const [tool] = await findToolRow(tx, tool_id);
    if (!tool?.is_active) throw fail("NOT_FOUND", { what: "tool" });
    if (tool.security_level === "dangerous") requirePermission(actor, `tool:${tool.name}`);
    checkToolParams(tool, configuration);
    const added = await insertAgentTool(tx, { agent_id, tool_id, is_enabled, configuration });
    if (added.length === 0) throw fail("CONFLICT", { message: `The agent has ${tool.name} already.` });
    const { name, security_level } = tool;
    await audit(tx, actor, "agent.tool_added", {
      agent_id,
      tool: name,
      security_level,
      configuration: tellable(configuration),
    });
    return getGivenTool(tx, agent_id, tool_id);
  });
}

/**
 * Switches a tool of an agent on or off, or sets its whole configuration; administrators may for system agents, too.
 * Throws NOT_FOUND for agent or tool, FORBIDDEN, and VALIDATION_ERROR for values that its input does not take.
 */
export function updateAgentTool(
  actor: Actor,
  agent_id: string,
  tool_id: string,
  { is_enabled, configuration }: UpdateAgentToolBody,
): Promise<AgentTool> {
  return changeAgent(actor, agent_id, async (tx) => {
    const before = await getGivenTool(tx, agent_id, tool_id);
    if (before.security_level === "dangerous" && is_enabled) requirePermission(actor, `tool:${before.name}`);
    if (is_enabled === undefined && configuration === undefined) return before;
    if (configuration) {
      const [tool] = await findToolRow(tx, tool_id);
      if (tool) checkToolParams(tool, configuration);
    }
    await updateAgentToolRow(tx, agent_id, tool_id, { is_enabled, configuration });
    const after = await getGivenTool(tx, agent_id, tool_id);
    await audit(tx, actor, "agent.tool_changed", {
      agent_id,
      tool: before.name,
      before: { is_enabled: before.is_enabled, ...tellable(before.configuration) },
      after: { is_enabled: after.is_enabled, ...tellable(after.configuration) },
    });
    return after;
  });
}

/** Takes a tool from an agent of the actor's. Throws NOT_FOUND for agent or tool, FORBIDDEN. */
export async function removeAgentTool(actor: Actor, agent_id: string, tool_id: string): Promise<void> {
  await changeAgent(actor, agent_id, async (tx, _row, management) => {
    if (management === "system") throw ownToolsOnly();
    const { name } = await getGivenTool(tx, agent_id, tool_id);
    await deleteAgentTool(tx, agent_id, tool_id);
    await audit(tx, actor, "agent.tool_removed", { agent_id, tool: name });
  });
}

/** A tool's own parameters may hold a key: only their names are told. */
const tellable = ({ custom_params, default_params, ...rest }: ToolConfiguration) => ({
  ...rest,
  ...(custom_params && { custom_params: Object.keys(custom_params) }),
  ...(default_params && { default_params: Object.keys(default_params) }),
});

async function getGivenTool(tx: Db, agent_id: string, tool_id: string): Promise<AgentTool> {
  const [found] = isId(tool_id) ? await listGivenTools(tx, agent_id, tool_id) : [];
  if (!found) throw fail("NOT_FOUND", { what: "tool" });
  return agentToolOf(found);
}

const ownToolsOnly = () =>
  fail("FORBIDDEN", {
    message: "The tools of a system agent are those of the code; they can be switched off, not changed.",
  });
