import { duplicateAgent } from "@/lib/agents";
import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/agents";

export const POST = handle(contract.duplicateAgent, ({ actor, params, body }) =>
  duplicateAgent(actor, params.agent_id, body),
);
