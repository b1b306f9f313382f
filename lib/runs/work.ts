import { db } from "../../db/client.ts";
import { listStrandedRuns } from "../../db/queries/runs.ts";
import { enqueueRun, startQueue, stopQueue, stopWorkingOnRuns, workOnRuns } from "../../db/queue.ts";
import { env } from "../core/env.ts";
import { logger } from "../core/logger.ts";
import { singleton } from "../core/singleton.ts";
import { isLeaseLost, type Lease, takeLease } from "./lease.ts";
import { stopSignals } from "./stop-signals.ts";

const SWEEP_MS = 10_000;
const QUEUED_TOO_LONG_SECONDS = 30;

const state = () => singleton("run-worker", () => ({ isWorking: false }));

/** Whether this process takes runs from the queue. */
export const isWorking = (): boolean => state().isWorking;

/** Starts the queue of this process; with `execute`, also works on runs (`ALMA_ROLE` other than `web`). */
export async function startRunQueue(execute: ((lease: Lease) => Promise<void>) | null): Promise<() => Promise<void>> {
  await startQueue();
  if (!execute) return stopQueue;
  await workOnRuns(env().ALMA_AGENT_POOL, async (run_id) => {
    const lease = await takeLease(run_id);
    if (!lease) return;
    try {
      await execute(lease);
    } catch (error) {
      if (!isLeaseLost(error)) throw error;
    } finally {
      lease.release();
    }
  });
  state().isWorking = true;
  const sweeper = setInterval(() => void sweep(), SWEEP_MS);
  return async () => {
    clearInterval(sweeper);
    state().isWorking = false;
    await stopWorkingOnRuns();
    stopSignals().shutDown();
    const deadline = Date.now() + 15_000;
    while (stopSignals().running > 0 && Date.now() < deadline) await new Promise((done) => setTimeout(done, 50));
    await stopQueue();
  };
}

/** Puts runs that nobody works on back into the queue. A run queued twice is executed once: the lease decides. */
async function sweep(): Promise<void> {
  try {
    const stranded = await listStrandedRuns(db(), QUEUED_TOO_LONG_SECONDS);
    for (const run of stranded) await db().transaction((tx) => enqueueRun(tx, run.run_id, run.priority));
  } catch (error) {
    logger().warn({ err: error }, "looking for stranded runs failed");
  }
}
