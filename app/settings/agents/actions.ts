"use server";

import { z } from "zod";
import * as agents from "@/lib/agents";
import { action } from "@/lib/http";
import { agentParams, createAgentBody, duplicateAgentBody, updateAgentBody } from "@/lib/protocol/contract/agents";
import { uuid } from "@/lib/protocol/contract/fields";
import { addAgentToolBody, updateAgentToolBody } from "@/lib/protocol/contract/tools";

const toolParams = agentParams.extend({ tool_id: uuid });

export const createAgent = action(createAgentBody, (body, actor) => agents.createAgent(actor, body));

export const updateAgent = action(z.intersection(agentParams, updateAgentBody), ({ agent_id, ...body }, actor) =>
  agents.updateAgent(actor, agent_id, body),
);

export const deleteAgent = action(agentParams, async ({ agent_id }, actor) => {
  await agents.deleteAgent(actor, agent_id);
  return null;
});

export const duplicateAgent = action(z.intersection(agentParams, duplicateAgentBody), ({ agent_id, ...body }, actor) =>
  agents.duplicateAgent(actor, agent_id, body),
);

export const listAgentTools = action(agentParams, ({ agent_id }, actor) => agents.listAgentTools(actor, agent_id));

export const addAgentTool = action(z.intersection(agentParams, addAgentToolBody), ({ agent_id, ...body }, actor) =>
  agents.addAgentTool(actor, agent_id, body),
);

export const updateAgentTool = action(
  z.intersection(toolParams, updateAgentToolBody),
  ({ agent_id, tool_id, ...body }, actor) => agents.updateAgentTool(actor, agent_id, tool_id, body),
);
