import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/standing-approvals";
import { revokeStandingApproval } from "@/lib/runs";

export const DELETE = handle(contract.revokeStandingApproval, async ({ actor, params }) => {
  await revokeStandingApproval(actor, params.standing_id);
});
