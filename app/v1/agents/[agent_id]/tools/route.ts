import { addAgentTool, listAgentTools } from "@/lib/agents";
import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/tools";

export const GET = handle(contract.listAgentTools, ({ actor, params }) => listAgentTools(actor, params.agent_id));
export const POST = handle(contract.addAgentTool, ({ actor, params, body }) =>
  addAgentTool(actor, params.agent_id, body),
);
