import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/approvals";
import { listApprovals } from "@/lib/runs";

export const GET = handle(contract.listApprovals, ({ actor, query }) => listApprovals(actor, query));
