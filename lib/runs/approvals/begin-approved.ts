import {
  type ApprovalRow,
  type AskedApproval,
  lockApprovalOfCall,
  spendApproval,
} from "../../../db/queries/runs/approvals.ts";
import { updateToolCall } from "../../../db/queries/runs/runs.ts";
import type { Lease } from "../lease/lease.ts";
import { destinationOf } from "./destination-of.ts";
import { hashInput } from "./hash-input.ts";

/** What became of the question: the call may be executed now, is still in question, or must not be executed, and why. */
export type Permission = { kind: "begun" } | { kind: "pending" } | { kind: "refused"; error: string };

interface ApprovedCall {
  call_id: string;
  tool_name: string;
  input: unknown;
  address?: string | undefined;
}

/**
 * Uses the person's yes to a call, once: the approval is marked as used and the call as started in one transaction,
 * before it executes. The yes is for these arguments of this tool in this run, sent to where it was said they go (`address`
 * now), and for nothing else.
 */
export const beginApproved = (lease: Lease, call: ApprovedCall): Promise<Permission> =>
  lease.write(async (tx) => {
    const approval = await lockApprovalOfCall(tx, call.call_id);
    if (!approval) return refused("DENIED: nobody was asked about this call.");
    switch (approval.status) {
      case "pending":
        return { kind: "pending" };
      case "denied":
        return refused(`DENIED: the person said no. Do not try the same again.${reasonOf(approval)}`);
      case "expired":
        return refused("EXPIRED: the person did not answer in time. It was not done.");
      case "cancelled":
        return refused("CANCELLED: the question was withdrawn. It was not done.");
      case "approved": {
        if (!isFor(approval, lease, call)) {
          return refused("DENIED: these are not the arguments that the person agreed to. It was not done.");
        }
        if (!goesThere(approval, call)) {
          return refused("DENIED: it would be sent to another place than the person agreed to. It was not done.");
        }
        if (!(await spendApproval(tx, approval.approval_id))) return refused("DENIED: this approval was used before.");
        await updateToolCall(tx, call.call_id, { status: "started" });
        return { kind: "begun" };
      }
      default:
        approval.status satisfies never;
        return refused("DENIED: nobody said yes.");
    }
  });

const refused = (error: string): Permission => ({ kind: "refused", error });

/** Word for word, and last, so that nothing of ours can be taken for theirs. */
const reasonOf = ({ reason }: ApprovalRow): string => (reason ? ` Their words:\n${reason}` : "");

/** Both what was shown and what would be executed must be what the question was made for. */
const isFor = (approval: ApprovalRow, { run }: Lease, call: ApprovedCall): boolean =>
  approval.run_id === run.run_id &&
  approval.user_id === run.user_id &&
  approval.tool_name === call.tool_name &&
  approval.input_hash === hashInput(call.input) &&
  approval.input_hash === hashInput(approval.input);

/** Where arguments go may follow from settings that were changed while the question was open. */
const goesThere = ({ destination }: AskedApproval, { address }: ApprovedCall): boolean =>
  destination === null || destination === destinationOf(address);
