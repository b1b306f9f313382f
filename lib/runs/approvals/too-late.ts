import type { ApprovalRow } from "../../../db/queries/runs/approvals.ts";
import { type AlmaError, fail } from "../../core/errors.ts";

const STATE: Record<ApprovalRow["status"], string> = {
  pending: "The time for this decision is over",
  expired: "The time for this decision was over",
  approved: "You approved this already",
  denied: "You denied this already",
  cancelled: "The run that asked had ended",
};

/** CONFLICT that says who decided a question, how and when; only its own person ever can. */
export function tooLate(approval: ApprovalRow | undefined): AlmaError {
  if (!approval) return fail("NOT_FOUND", { what: "approval" });
  const { status, scope, decided_by, decided_at } = approval;
  const when = (decided_at ?? approval.expires_at).toISOString();
  const reach = status === "approved" && scope === "conversation" ? ", for the conversation" : "";
  const details = [
    { field: "status", message: status },
    { field: "scope", message: scope },
    ...(decided_by === null ? [] : [{ field: "decided_by", message: decided_by }]),
    { field: "decided_at", message: when },
  ];
  return fail("CONFLICT", { message: `${STATE[status]}${reach}, at ${when}.`, details });
}
