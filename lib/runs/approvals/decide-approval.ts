import { db } from "../../../db/client.ts";
import { type ApprovalRow, decidePending, findApproval } from "../../../db/queries/approvals.ts";
import { lockConversation } from "../../../db/queries/runs.ts";
import { audit } from "../../audit/index.ts";
import type { Actor } from "../../core/actor.ts";
import { type AlmaError, fail } from "../../core/errors.ts";
import type { Approval, DecideApprovalBody } from "../../protocol/contract/approvals.ts";
import { announceRunStarted } from "../queue/run-started.ts";
import { recordFacts } from "../record-facts.ts";
import { approvalOf, responseFact } from "./approval-of.ts";
import { wakeRun } from "./wake-run.ts";

/**
 * A person's yes or no to a call of their own run, with an audit entry; a run that waits for it goes on. The same
 * decision again is answered with the first one. NOT_FOUND for anybody else's, CONFLICT when it is decided or too late.
 */
export async function decideApproval(
  actor: Actor,
  approval_id: string,
  { approved, reason }: DecideApprovalBody,
): Promise<Approval> {
  const asked = await findApproval(db(), actor.user_id, approval_id);
  if (!asked) throw fail("NOT_FOUND", { what: "approval" });
  const { run_id, conversation_id, tool_name } = asked.approval;
  const status = approved ? "approved" : "denied";
  const decided = await recordFacts(conversation_id, async (tx, record) => {
    await lockConversation(tx, actor.user_id, conversation_id);
    const decision = { status, reason: reason?.trim() || null, decided_by: actor.user_id } as const;
    const row = await decidePending(tx, approval_id, decision);
    if (!row) {
      const now = await findApproval(tx, actor.user_id, approval_id);
      if (now?.approval.status === status) return approvalOf(now);
      throw tooLate(now?.approval);
    }
    await audit(tx, actor, "approval.decided", { approval_id, run_id, tool_name, approved });
    await record([responseFact(row, asked.message_id), ...(await wakeRun(tx, run_id))], run_id);
    return approvalOf({ ...asked, approval: row });
  });
  announceRunStarted({ run_id });
  return decided;
}

const STATE: Record<ApprovalRow["status"], string> = {
  pending: "The time for this decision is over.",
  expired: "The time for this decision is over.",
  approved: "This was approved already.",
  denied: "This was denied already.",
  cancelled: "The run that asked has ended.",
};

const tooLate = (approval: ApprovalRow | undefined): AlmaError =>
  approval ? fail("CONFLICT", { message: STATE[approval.status] }) : fail("NOT_FOUND", { what: "approval" });
