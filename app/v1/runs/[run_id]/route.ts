import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/runs";
import { getRun } from "@/lib/runs";

export const GET = handle(contract.getRun, ({ actor, params }) => getRun(actor, params.run_id));
