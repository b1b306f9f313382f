import { sql } from "drizzle-orm";
import { fromDrizzle, PgBoss } from "pg-boss";
import { logger } from "../lib/core/logger.ts";
import { singleton } from "../lib/core/singleton.ts";
import type { Transaction } from "./client.ts";

const RUNS = "runs";
/** pg-boss's own connections: two for work, one to listen. */
const POOL_SIZE = 3;

interface RunJob {
  run_id: string;
}

const boss = () =>
  singleton("queue", () => {
    const created = new PgBoss({
      connectionString: process.env.DATABASE_URL ?? "",
      max: POOL_SIZE,
      application_name: "alma-queue",
      useListenNotify: true,
    });
    created.on("error", (error) => logger().error({ err: error }, "queue error"));
    created.on("warning", (warning) => logger().warn({ warning: warning.message }, "queue warning"));
    return created;
  });

/** Starts the queue and makes sure its queues exist. Senders need it too. */
export async function startQueue(): Promise<void> {
  await boss().start();
  const options = { notify: true, heartbeatSeconds: 10, expireInSeconds: 3600, retryLimit: 50, retryDelay: 2 };
  await boss().createQueue(RUNS, { ...options, retryBackoff: true, retryDelayMax: 15, deleteAfterSeconds: 3600 });
  await boss().updateQueue(RUNS, { ...options, retryBackoff: true, retryDelayMax: 15, deleteAfterSeconds: 3600 });
}

export const stopQueue = (): Promise<void> => boss().stop({ graceful: false, close: true });

/** Puts a run into the queue, on the transaction that writes the run: both happen or neither. */
export async function enqueueRun(tx: Transaction, run_id: string, priority: number): Promise<void> {
  await boss().send(RUNS, { run_id }, { priority, db: fromDrizzle(tx, sql) });
}

/** Works on queued runs, at most `concurrency` at once. A handler that throws gets its run again later. */
export async function workOnRuns(concurrency: number, handler: (run_id: string) => Promise<void>): Promise<void> {
  const options = { localConcurrency: concurrency, pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 5 };
  await boss().work<RunJob>(RUNS, options, async ([job]) => {
    if (job) await handler(job.data.run_id);
  });
}

/** Takes no further runs; those at work go on. */
export const stopWorkingOnRuns = (): Promise<void> => boss().offWork(RUNS, { wait: false });
