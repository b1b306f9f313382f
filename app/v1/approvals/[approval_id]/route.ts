import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/approvals";
import { getApproval } from "@/lib/runs";

export const GET = handle(contract.getApproval, ({ actor, params }) => getApproval(actor, params.approval_id));
