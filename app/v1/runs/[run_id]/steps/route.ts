import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/runs";
import { listRunSteps } from "@/lib/runs";

export const GET = handle(contract.listRunSteps, ({ actor, params, query }) =>
  listRunSteps(actor, params.run_id, query),
);
