import { deleteAgent, getAgent, updateAgent } from "@/lib/agents";
import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/agents";

export const GET = handle(contract.getAgent, ({ actor, params }) => getAgent(actor, params.agent_id));
export const PUT = handle(contract.replaceAgent, ({ actor, params, body }) =>
  updateAgent(actor, params.agent_id, body),
);
export const PATCH = handle(contract.updateAgent, ({ actor, params, body }) =>
  updateAgent(actor, params.agent_id, body),
);
export const DELETE = handle(contract.deleteAgent, async ({ actor, params }) => {
  await deleteAgent(actor, params.agent_id);
});
