import { getAgentStatistics } from "@/lib/agents";
import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/agents";

export const GET = handle(contract.getAgentStatistics, ({ actor, params, query }) =>
  getAgentStatistics(actor, params.agent_id, query.days),
);
