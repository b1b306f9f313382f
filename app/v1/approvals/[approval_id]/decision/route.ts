import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/approvals";
import { decideApproval } from "@/lib/runs";

export const POST = handle(contract.decideApproval, ({ actor, params, body }) =>
  decideApproval(actor, params.approval_id, body),
);
