import { db } from "../../../db/client.ts";
import { lockConversation } from "../../../db/queries/runs/runs.ts";
import {
  countStandingApprovals,
  deleteStandingApproval,
  findStandingApproval,
  listStandingApprovals as queryStandingApprovals,
} from "../../../db/queries/runs/standing-approvals.ts";
import { audit } from "../../audit/index.ts";
import type { Actor } from "../../core/actor.ts";
import { fail } from "../../core/errors.ts";
import { standingApprovalOf } from "../../messages/index.ts";
import type { ListStandingApprovalsQuery, StandingApproval } from "../../protocol/contract/standing-approvals.ts";
import { type Page, pageOf } from "../../protocol/envelope.ts";
import { recordFacts } from "../record-facts.ts";
import { standingFact } from "./standing-fact.ts";

/** What the actor has allowed for whole conversations, newest first. */
export async function listStandingApprovals(
  actor: Actor,
  { page, per_page, conversation_id }: ListStandingApprovalsQuery,
): Promise<Page<StandingApproval>> {
  const within = { limit: per_page, offset: (page - 1) * per_page };
  const [rows, total] = await Promise.all([
    queryStandingApprovals(db(), actor.user_id, conversation_id, within),
    countStandingApprovals(db(), actor.user_id, conversation_id),
  ]);
  return pageOf(rows.map(standingApprovalOf), total, page, per_page);
}

/**
 * Takes a yes for a conversation back, with an audit entry: the next such call asks again. A call that has begun goes on.
 * NOT_FOUND for anybody else's and for one that is gone.
 */
export async function revokeStandingApproval(actor: Actor, standing_id: string): Promise<void> {
  const found = await findStandingApproval(db(), actor.user_id, standing_id);
  if (!found) throw fail("NOT_FOUND", { what: "standing approval" });
  const { conversation_id, tool_name, destination } = found;
  await recordFacts(conversation_id, async (tx, record) => {
    await lockConversation(tx, actor.user_id, conversation_id);
    await audit(tx, actor, "approval.revoked", { standing_id, conversation_id, tool_name, destination });
    if (!(await deleteStandingApproval(tx, actor.user_id, standing_id)))
      throw fail("NOT_FOUND", { what: "standing approval" });
    await record([await standingFact(tx, found)], null);
  });
}
