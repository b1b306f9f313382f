import { hostname } from "node:os";
import { db } from "../../../db/client.ts";
import { deleteWorker, saveWorker } from "../../../db/queries/runs/workers.ts";
import { env } from "../../core/env.ts";
import { logger } from "../../core/log/logger.ts";
import { leaseOwner } from "../lease/lease.ts";
import type { RunPool } from "./run-pool.ts";

const TELL_MS = 5_000;
/** A worker that has not been seen for so long is gone. */
export const LOST_AFTER_SECONDS = 20;

/** Keeps this process's row among the workers, until the answer is called. */
export async function keepWorkerRow(pool: RunPool): Promise<() => Promise<void>> {
  await tell(pool);
  const timer = setInterval(() => {
    tell(pool).catch((error: unknown) => logger().warn({ err: error }, "this worker could not be told of"));
  }, TELL_MS);
  return async () => {
    clearInterval(timer);
    await deleteWorker(db(), leaseOwner());
  };
}

function tell({ size: pool_size, busy, idle }: RunPool): Promise<void> {
  const role = env().ALMA_ROLE === "worker" ? "worker" : "all";
  const worker = { worker_id: leaseOwner(), role, host: hostname().slice(0, 255), pool_size, busy, idle } as const;
  return saveWorker(db(), worker, LOST_AFTER_SECONDS);
}
