import { logger } from "../../core/log/logger.ts";
import { isLeaseLost, type Lease, takeLease } from "../lease/lease.ts";

/** What a run gets to give back what it has when the time is over. */
const GIVE_BACK_MS = 3_000;

export interface DrainOptions {
  execute: (lease: Lease) => Promise<void>;
  /** After so many milliseconds nothing is begun, and what is at work goes back to the queue behind its last finished step. */
  budget_ms: number;
  /** How many runs are executed side by side. */
  most: number;
  /** Begin with this one. */
  run_id?: string;
}

/**
 * Executes waiting runs in the process that was asked for something else, until none may begin or the time is over: for
 * hosts where no worker lives. Answers how many were taken.
 */
export async function drainRuns(options: DrainOptions): Promise<number> {
  const ends = Date.now() + options.budget_ms;
  const first = options.run_id === undefined ? null : await takeLease(options.run_id);
  // The named one waits behind another: whoever executes that one goes on with this.
  if (options.run_id !== undefined && !first) return 0;
  const isTime = () => Date.now() < ends - GIVE_BACK_MS;
  const places = Array.from({ length: options.most }, (_, index) =>
    work(options, ends, isTime, index === 0 ? first : null),
  );
  const counts = await Promise.all(places);
  return counts.reduce((sum, count) => sum + count, 0);
}

/** One place: a run after the other. */
async function work(
  { execute }: DrainOptions,
  ends: number,
  isTime: () => boolean,
  first: Lease | null,
): Promise<number> {
  let lease = first ?? (isTime() ? await takeLease() : null);
  let count = 0;
  while (lease) {
    count += 1;
    await executeUntil(lease, execute, ends);
    lease = isTime() ? await takeLease() : null;
  }
  return count;
}

async function executeUntil(lease: Lease, execute: DrainOptions["execute"], ends: number): Promise<void> {
  const timer = setTimeout(() => lease.stop("shutdown"), Math.max(0, ends - GIVE_BACK_MS - Date.now()));
  try {
    await execute(lease);
  } catch (error) {
    if (!isLeaseLost(error)) logger().error({ err: error, run_id: lease.run.run_id }, "a run was left");
  } finally {
    clearTimeout(timer);
    lease.release();
  }
}
