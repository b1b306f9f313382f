import { db, type Transaction } from "../../../db/client.ts";
import { type AskedApproval, decidePending, findApproval } from "../../../db/queries/runs/approvals.ts";
import { lockConversation } from "../../../db/queries/runs/runs.ts";
import { insertStandingApproval, listStandingApprovalsIn } from "../../../db/queries/runs/standing-approvals.ts";
import { audit } from "../../audit/index.ts";
import type { Actor } from "../../core/actor.ts";
import { fail } from "../../core/errors.ts";
import { newId } from "../../core/ids.ts";
import type { Approval, DecideApprovalBody } from "../../protocol/contract/approvals.ts";
import type { NewFact } from "../../protocol/events.ts";
import { announceRunStarted } from "../queue/run-started.ts";
import { recordFacts } from "../record-facts.ts";
import { approvalOf, responseFact } from "./approval-of.ts";
import { standingFact } from "./standing-fact.ts";
import { tooLate } from "./too-late.ts";
import { wakeRun } from "./wake-run.ts";

/** More kinds of calls than a person can keep in view are not allowed at once. */
const MOST_STANDING = 50;

/**
 * A person's yes or no to a call of their own run, with an audit entry; a run that waits for it goes on. A yes of scope
 * `conversation` also lets later calls of the tool to the same destination in the conversation begin without asking. The
 * same decision again is answered with the first one. NOT_FOUND for anybody else's, CONFLICT when it is decided or too
 * late and for a call that can be allowed only once, VALIDATION_ERROR for a no of scope `conversation`.
 */
export async function decideApproval(
  actor: Actor,
  approval_id: string,
  { decision, scope = "once", reason }: Omit<DecideApprovalBody, "scope"> & { scope?: DecideApprovalBody["scope"] },
): Promise<Approval> {
  const asked = await findApproval(db(), actor.user_id, approval_id);
  if (!asked) throw fail("NOT_FOUND", { what: "approval" });
  if (scope === "conversation") checkScope(asked.approval, decision);
  const { run_id, conversation_id, destination } = asked.approval;
  const status = decision === "approve" ? "approved" : "denied";
  const decided = await recordFacts(conversation_id, async (tx, record) => {
    await lockConversation(tx, actor.user_id, conversation_id);
    const made = { status, scope, reason: reason?.trim() || null, decided_by: actor.user_id } as const;
    const row = await decidePending(tx, approval_id, made);
    if (!row) {
      const now = await findApproval(tx, actor.user_id, approval_id);
      if (now?.approval.status === status && now.approval.scope === scope) return approvalOf(now);
      throw tooLate(now?.approval);
    }
    const approval = { ...row, destination };
    await tell(tx, actor, approval);
    const standing = scope === "conversation" ? await letStand(tx, approval) : [];
    await record([responseFact(row, asked.message_id), ...standing, ...(await wakeRun(tx, run_id))], run_id);
    return approvalOf({ ...asked, approval });
  });
  announceRunStarted({ run_id });
  return decided;
}

function checkScope({ destination }: AskedApproval, decision: DecideApprovalBody["decision"]): void {
  if (decision === "deny") {
    const details = [{ field: "scope", message: "A no is for this one call." }];
    throw fail("VALIDATION_ERROR", { details });
  }
  if (destination === null) throw fail("CONFLICT", { message: "This call can be allowed only once." });
}

const tell = (tx: Transaction, actor: Actor, approval: AskedApproval): Promise<void> => {
  const { approval_id, run_id, tool_name, scope, destination } = approval;
  const approved = approval.status === "approved";
  const reach = scope === "conversation" ? { destination: destination ?? "" } : {};
  return audit(tx, actor, "approval.decided", { approval_id, run_id, tool_name, approved, scope, ...reach });
};

/** Answers the facts to record. */
async function letStand(tx: Transaction, approval: AskedApproval): Promise<NewFact[]> {
  const { conversation_id, user_id, tool_name, destination } = approval;
  if (destination === null) return [];
  await insertStandingApproval(tx, { standing_id: newId(), conversation_id, user_id, tool_name, destination });
  if ((await listStandingApprovalsIn(tx, approval)).length > MOST_STANDING)
    throw fail("CONFLICT", { message: `At most ${MOST_STANDING} kinds of calls can be allowed in a conversation.` });
  return [await standingFact(tx, approval)];
}
