import { updateRun } from "../../../db/queries/runs/runs.ts";
import { enqueueRun } from "../../../db/queue.ts";
import type { AlmaError } from "../../core/errors.ts";
import { storable } from "../../core/storable.ts";
import type { Lease } from "../lease/lease.ts";
import { type Spent, spentColumns } from "../spent.ts";

/**
 * Lets a run rest that failed in a way that time mends: it is queued again, not to be begun before `delay_ms` have passed,
 * and then goes on behind its last finished step. Why it rests, and the text as far as readers have seen it, stay in sight
 * until then.
 */
export const putBack = (
  lease: Lease,
  rest: { delay_ms: number; error: Pick<AlmaError, "code" | "message">; draft: string; spent: Spent | null },
): Promise<void> =>
  lease.write(async (tx, record) => {
    const { run_id, priority, retry_count, assistant_message_id: message_id } = lease.run;
    const { delay_ms, error } = rest;
    const not_before = new Date(Date.now() + delay_ms);
    const error_message = storable(error.message);
    await updateRun(tx, run_id, {
      status: "queued",
      not_before,
      retry_count: retry_count + 1,
      error_code: error.code,
      error_message,
      draft: storable(rest.draft),
      ...(rest.spent && spentColumns(rest.spent)),
      lease_owner: null,
      lease_until: null,
    });
    await enqueueRun(tx, run_id, priority, delay_ms);
    const retry_at = not_before.toISOString();
    const told = { run_id, message_id, status: "queued", retry_at, reason: error_message } as const;
    await record([{ type: "run_status", data: told }]);
  });
