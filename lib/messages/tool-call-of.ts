import type { AskedApproval } from "../../db/queries/runs/approvals.ts";
import type { ToolCallRow } from "../../db/queries/runs/runs.ts";
import type { CallApproval, MessageToolCall } from "../protocol/contract/messages.ts";

/** A tool call's row as it is shown with its message, with the question it was asked, if any. */
export const toolCallOf = (row: ToolCallRow, approval?: AskedApproval): MessageToolCall => ({
  call_id: row.call_id,
  tool_name: row.tool_name,
  agent_name: row.agent_name,
  tool_input: row.input,
  offset: row.offset,
  // From the yes on it is shown as begun, as `fold` does; the row says so when a worker has it in hand.
  status: row.status === "waiting" && approval?.status === "approved" ? "started" : row.status,
  result: row.result,
  started_at: row.started_at.toISOString(),
  ...(approval && { approval: callApprovalOf(approval) }),
});

const callApprovalOf = ({
  approval_id,
  status,
  scope,
  destination,
  reason,
  expires_at,
}: AskedApproval): CallApproval => ({
  approval_id,
  status,
  scope,
  destination,
  reason,
  expires_at: expires_at.toISOString(),
});
