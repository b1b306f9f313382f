import { db } from "../../../db/client.ts";
import { closePending, listIdleWaitingRuns, listRunsWithDueApprovals } from "../../../db/queries/runs/approvals.ts";
import { lockConversation } from "../../../db/queries/runs/runs.ts";
import { recordFacts } from "../record-facts.ts";
import { responseFact } from "./approval-of.ts";
import { wakeRun } from "./wake-run.ts";

/** At one look; what is left has its turn at the next. */
const AT_ONCE = 100;

/**
 * Ends the questions whose time is over and lets their runs go on; also wakes runs that wait for nothing any more (their
 * person was shut out, they were told to stop). Several processes may do so at once: each question ends once.
 */
export async function expireApprovals(): Promise<void> {
  const due = await listRunsWithDueApprovals(db(), AT_ONCE);
  const idle = await listIdleWaitingRuns(db(), AT_ONCE);
  const runs = new Map([...due, ...idle].map((run) => [run.run_id, run]));
  for (const { run_id, conversation_id, user_id, message_id } of runs.values()) {
    await recordFacts(conversation_id, async (tx, record) => {
      await lockConversation(tx, user_id, conversation_id);
      const expired = await closePending(tx, run_id, "expired");
      const told = expired.map((approval) => responseFact(approval, message_id));
      const facts = [...told, ...(await wakeRun(tx, run_id))];
      if (facts.length > 0) await record(facts, run_id);
    });
  }
}
