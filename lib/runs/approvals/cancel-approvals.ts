import type { Transaction } from "../../../db/client.ts";
import { closePending } from "../../../db/queries/runs/approvals.ts";
import type { RunRow } from "../../../db/queries/runs/runs.ts";
import type { NewFact } from "../../protocol/events.ts";
import { responseFact } from "./approval-of.ts";

/** Withdraws the questions of a run that has ended, whatever ended it. Answers the facts to record. */
export async function cancelApprovals(tx: Transaction, run: RunRow): Promise<NewFact[]> {
  const closed = await closePending(tx, run.run_id, "cancelled");
  return closed.map((approval) => responseFact(approval, run.assistant_message_id));
}
