import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/runs";
import { listRunToolCalls } from "@/lib/runs";

export const GET = handle(contract.listRunToolCalls, ({ actor, params, query }) =>
  listRunToolCalls(actor, params.run_id, query),
);
