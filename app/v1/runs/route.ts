import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/runs";
import { listRuns } from "@/lib/runs";

export const GET = handle(contract.listRuns, ({ actor, query }) => listRuns(actor, query));
