import type { Transaction } from "../../../db/client.ts";
import { wakeWaitingRun } from "../../../db/queries/runs/approvals.ts";
import { enqueueRun } from "../../../db/queue.ts";
import type { NewFact } from "../../protocol/events.ts";

/**
 * Gives a waiting run back to the queue, whose next free worker goes on with it; nothing when it does not wait. The
 * conversation must be locked. Answers the facts to record.
 */
export async function wakeRun(tx: Transaction, run_id: string): Promise<NewFact[]> {
  const run = await wakeWaitingRun(tx, run_id);
  if (!run) return [];
  await enqueueRun(tx, run_id, run.priority);
  return [{ type: "run_status", data: { run_id, message_id: run.assistant_message_id, status: "queued" } }];
}
