import { sql } from "drizzle-orm";
import { fromDrizzle, PgBoss } from "pg-boss";
import { logger } from "../lib/core/log/logger.ts";
import { singleton } from "../lib/core/process/singleton.ts";
import { installClaimFunction } from "./claim-function.ts";
import { db, type Transaction } from "./client.ts";

const RUNS = "runs";
/** pg-boss's own connections: two for work, one to listen. */
const POOL_SIZE = 3;

/** As those of the other pool; the driver takes them, though pg-boss does not name them. Its LISTEN is no statement that lasts. */
const TIMEOUTS = { statement_timeout: 30_000, idle_in_transaction_session_timeout: 30_000 };

/** The process's queue; for the files of its queues in this folder. */
export const boss = () =>
  singleton("queue", () => {
    const created = new PgBoss({
      connectionString: process.env.DATABASE_URL ?? "",
      ...TIMEOUTS,
      max: POOL_SIZE,
      application_name: "alma-queue",
      useListenNotify: true,
    });
    created.on("error", (error) => logger().error({ err: error }, "queue error"));
    created.on("warning", (warning) => logger().warn({ warning: warning.message }, "queue warning"));
    return created;
  });

/** A job says "look, somebody waits"; it is done with as soon as somebody has looked. */
const OPTIONS = { notify: true, expireInSeconds: 60, retryLimit: 3, deleteAfterSeconds: 600 };

/** Starts the queue and makes sure that all it needs in the database is there. Senders need it too. */
export async function startQueue(): Promise<void> {
  await installClaimFunction(db());
  await boss().start();
  await boss().createQueue(RUNS, OPTIONS);
  await boss().updateQueue(RUNS, OPTIONS);
}

export const stopQueue = (): Promise<void> => boss().stop({ graceful: false, close: true });

/**
 * Wakes a worker for a run, on the transaction that writes the run: both happen or neither. The worker takes the run whose
 * turn it is, which may be another. With `delay_ms` the call comes that much later.
 */
export async function enqueueRun(tx: Transaction, run_id: string, priority: number, delay_ms = 0): Promise<void> {
  const startAfter = delay_ms > 0 ? { startAfter: new Date(Date.now() + delay_ms) } : {};
  await boss().send(RUNS, { run_id }, { ...startAfter, priority, db: fromDrizzle(tx, sql) });
}

/** Wakes another process: this one hears of runs and has no room for them. */
export async function passWakeUpOn(): Promise<void> {
  await boss().send(RUNS, {});
}

/** One fetch takes every call there is, since one look answers them all. */
const BATCH = 200;

/** Calls `wake` when runs wait; jobs heard meanwhile follow in one. Answers what {@link stopHearing} needs. */
export const hearOfRuns = (wake: () => Promise<void>): Promise<string> =>
  boss().work(RUNS, { batchSize: BATCH, pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 5 }, wake);

/** Leaves the calls to other processes; one that was heard already is still answered. */
export const stopHearing = (id: string): Promise<void> => boss().offWork(RUNS, { id, wait: false });
