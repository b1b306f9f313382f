import { eq, gt, sql } from "drizzle-orm";
import type { Db } from "../../client.ts";
import { workers } from "../../schema/index.ts";

export type WorkerRow = typeof workers.$inferSelect;

const seenWithin = (seconds: number) => sql`now() - make_interval(secs => ${seconds})`;

/** Says that a worker lives and how its pool is; forgets those not seen for `lost_after` seconds. */
export async function saveWorker(
  db: Db,
  worker: Omit<WorkerRow, "seen_at" | "started_at">,
  lost_after: number,
): Promise<void> {
  const { pool_size, busy, idle } = worker;
  await db
    .insert(workers)
    .values(worker)
    .onConflictDoUpdate({ target: workers.worker_id, set: { pool_size, busy, idle, seen_at: sql`now()` } });
  await db.delete(workers).where(sql`${workers.seen_at} < ${seenWithin(lost_after)}`);
}

export const deleteWorker = (db: Db, worker_id: string) => db.delete(workers).where(eq(workers.worker_id, worker_id));

export const listWorkers = (db: Db, seen_within: number): Promise<WorkerRow[]> =>
  db
    .select()
    .from(workers)
    .where(gt(workers.seen_at, seenWithin(seen_within)));
