import { db } from "../../../db/client.ts";
import { countApprovals, findApproval, listApprovals as queryApprovals } from "../../../db/queries/runs/approvals.ts";
import type { Actor } from "../../core/actor.ts";
import { fail } from "../../core/errors.ts";
import type { Approval, ListApprovalsQuery } from "../../protocol/contract/approvals.ts";
import { type Page, pageOf } from "../../protocol/envelope.ts";
import { approvalOf } from "./approval-of.ts";

/** The questions the actor was asked, newest first. */
export async function listApprovals(actor: Actor, query: ListApprovalsQuery): Promise<Page<Approval>> {
  const { page, per_page, ...filter } = query;
  const [rows, total] = await Promise.all([
    queryApprovals(db(), actor.user_id, filter, { limit: per_page, offset: (page - 1) * per_page }),
    countApprovals(db(), actor.user_id, filter),
  ]);
  return pageOf(rows.map(approvalOf), total, page, per_page);
}

/** One question the actor was asked; NOT_FOUND for anybody else's. */
export async function getApproval(actor: Actor, approval_id: string): Promise<Approval> {
  const row = await findApproval(db(), actor.user_id, approval_id);
  if (!row) throw fail("NOT_FOUND", { what: "approval" });
  return approvalOf(row);
}
