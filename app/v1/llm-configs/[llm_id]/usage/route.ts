import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/usage";
import { getProviderUsage } from "@/lib/usage";

export const GET = handle(contract.getProviderUsage, ({ actor, params, query }) =>
  getProviderUsage(actor, params.llm_id, query),
);
