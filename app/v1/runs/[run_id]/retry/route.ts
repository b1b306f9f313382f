import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/runs";
import { retryRun } from "@/lib/runs";

export const POST = handle(contract.retryRun, ({ actor, params, body }) => retryRun(actor, params.run_id, body));
