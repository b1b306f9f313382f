import { removeAgentTool, updateAgentTool } from "@/lib/agents";
import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/tools";

export const PATCH = handle(contract.updateAgentTool, ({ actor, params, body }) =>
  updateAgentTool(actor, params.agent_id, params.tool_id, body),
);
export const DELETE = handle(contract.removeAgentTool, async ({ actor, params }) => {
  await removeAgentTool(actor, params.agent_id, params.tool_id);
});
