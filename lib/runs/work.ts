import { db } from "../../db/client.ts";
import { endFrozenSessions } from "../../db/queries/accounts/frozen-sessions.ts";
import { startQueue, stopQueue } from "../../db/queue.ts";
import { env } from "../core/env.ts";
import { logger } from "../core/log/logger.ts";
import { expireApprovals } from "./approvals/index.ts";
import type { Lease } from "./lease/lease.ts";
import { setCurrentWorker } from "./queue/current-worker.ts";
import { queueEars } from "./queue/queue-ears.ts";
import { RunPool } from "./queue/run-pool.ts";
import { onRunStarted } from "./queue/run-started.ts";
import { RunWorker } from "./queue/run-worker.ts";
import { keepWorkerRow } from "./queue/worker-row.ts";

/** The look that mends everything: a wake-up that was lost, a worker that died with its runs, a rest that is over. */
const LOOK_MS = 2_000;
const EXPIRE_MS = 10_000;
/** What runs that did not end by themselves get to give back what they have. */
const GIVE_BACK_MS = 3_000;
/** A shutdown that names no limit is as patient as the one by SIGTERM. */
const BUDGET_MS = 18_000;

/**
 * Starts the queue of this process; with `execute`, also works on runs (`ALMA_ROLE` other than `web`). Answers how to stop
 * within that many milliseconds: no run is begun, those at work get `ALMA_DRAIN_SECONDS` to end, what then is left goes
 * back to the queue.
 */
export async function startRunQueue(
  execute: ((lease: Lease) => Promise<void>) | null,
): Promise<(budget_ms?: number) => Promise<void>> {
  await startQueue();
  if (!execute) return () => stopQueue();
  const pool = new RunPool(env().ALMA_AGENT_POOL);
  const worker: RunWorker = new RunWorker(
    pool,
    execute,
    queueEars(() => worker.wake()),
  );
  const forgetRow = await keepWorkerRow(pool);
  setCurrentWorker(worker);
  const stopListening = onRunStarted(() => void worker.look());
  const timers = [setInterval(() => void worker.look(), LOOK_MS), setInterval(() => void expire(), EXPIRE_MS)];
  await worker.look();
  return async (budget_ms = BUDGET_MS) => {
    for (const timer of timers) clearInterval(timer);
    stopListening();
    setCurrentWorker(null);
    const give_back_ms = Math.min(GIVE_BACK_MS, budget_ms / 3);
    await worker.stop(Math.min(env().ALMA_DRAIN_SECONDS * 1000, budget_ms - give_back_ms), give_back_ms);
    await forgetRow().catch((error: unknown) => logger().warn({ err: error }, "this worker's row stays behind"));
    await stopQueue();
  };
}

async function expire(): Promise<void> {
  try {
    await endFrozenSessions(db());
    await expireApprovals();
  } catch (error) {
    logger().warn({ err: error }, "looking for what is past its time failed");
  }
}
