import type { Transaction } from "../../../db/client.ts";
import { listStandingApprovalsIn } from "../../../db/queries/runs/standing-approvals.ts";
import { standingApprovalOf } from "../../messages/index.ts";
import type { NewFact } from "../../protocol/events.ts";

/** All that is allowed in a conversation now, told to its readers. */
export async function standingFact(
  tx: Transaction,
  { user_id, conversation_id }: { user_id: string; conversation_id: string },
): Promise<NewFact> {
  const rows = await listStandingApprovalsIn(tx, { user_id, conversation_id });
  const data = { conversation_id, standing_approvals: rows.map(standingApprovalOf) };
  return { type: "conversation_update", data };
}
