import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/runs";
import { cancelRun } from "@/lib/runs";

export const POST = handle(contract.cancelRun, ({ actor, params }) => cancelRun(actor, params.run_id));
