import type { ApprovalRow, ApprovalWithMessage } from "../../../db/queries/runs/approvals.ts";
import type { Approval } from "../../protocol/contract/approvals.ts";
import type { NewFact } from "../../protocol/events.ts";

/** An approval's row as clients see it. */
export const approvalOf = ({ approval, message_id }: ApprovalWithMessage): Approval => ({
  approval_id: approval.approval_id,
  run_id: approval.run_id,
  conversation_id: approval.conversation_id,
  message_id,
  call_id: approval.call_id,
  tool_name: approval.tool_name,
  agent_name: approval.agent_name,
  tool_input: approval.input,
  status: approval.status,
  scope: approval.scope,
  destination: approval.destination,
  reason: approval.reason,
  created_at: approval.created_at.toISOString(),
  expires_at: approval.expires_at.toISOString(),
  decided_at: approval.decided_at?.toISOString() ?? null,
  decided_by: approval.decided_by,
});

/** How a question ended, told to readers. */
export const responseFact = (approval: ApprovalRow, message_id: string): NewFact => ({
  type: "approval_response",
  data: {
    approval_id: approval.approval_id,
    approved: approval.status === "approved",
    ...(approval.reason === null ? {} : { reason: approval.reason }),
    run_id: approval.run_id,
    message_id,
    call_id: approval.call_id,
    status: approval.status,
    scope: approval.scope,
  },
});
