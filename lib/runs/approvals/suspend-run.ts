import { hasPendingApproval, isCancelRequested } from "../../../db/queries/runs/approvals.ts";
import { listNextQueuedRuns } from "../../../db/queries/runs/run-claims.ts";
import { updateRun } from "../../../db/queries/runs/runs.ts";
import { enqueueRun } from "../../../db/queue.ts";
import { storable } from "../../core/storable.ts";
import type { Lease } from "../lease/lease.ts";
import { type Spent, spentColumns } from "../spent.ts";

/**
 * Lets go of a run that cannot go on before a person has decided: no worker, lease or socket is held until then. If all
 * was decided (or it was told to stop) while it got here, it goes straight back to the queue. What it has written and used
 * so far is kept with it, for the case that it never goes on.
 */
export const suspendRun = (lease: Lease, soFar: Spent & { text: string }): Promise<void> =>
  lease.write(async (tx, record) => {
    const { run_id, priority, conversation_id, assistant_message_id: message_id } = lease.run;
    const waits = (await hasPendingApproval(tx, run_id)) && !(await isCancelRequested(tx, run_id));
    const status = waits ? ("waiting_approval" as const) : ("queued" as const);
    const spent = { ...spentColumns(soFar), draft: storable(soFar.text) };
    await updateRun(tx, run_id, { status, lease_owner: null, lease_until: null, ...spent });
    if (waits) {
      // Its place among the person's runs at work is free for one of another conversation.
      const next = await listNextQueuedRuns(tx, lease.run);
      const others = next.filter((run) => run.conversation_id !== conversation_id);
      for (const run of others) await enqueueRun(tx, run.run_id, run.priority);
    } else await enqueueRun(tx, run_id, priority);
    await record([{ type: "run_status", data: { run_id, message_id, status } }]);
  });
