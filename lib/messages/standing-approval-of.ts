import type { StandingApprovalRow } from "../../db/queries/runs/standing-approvals.ts";
import type { StandingApproval } from "../protocol/contract/standing-approvals.ts";

/** A standing approval's row as it is shown with its conversation. */
export const standingApprovalOf = (row: StandingApprovalRow): StandingApproval => ({
  standing_id: row.standing_id,
  conversation_id: row.conversation_id,
  tool_name: row.tool_name,
  destination: row.destination,
  created_at: row.created_at.toISOString(),
});
