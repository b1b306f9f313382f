import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/standing-approvals";
import { listStandingApprovals } from "@/lib/runs";

export const GET = handle(contract.listStandingApprovals, ({ actor, query }) => listStandingApprovals(actor, query));
