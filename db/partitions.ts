import { sql } from "drizzle-orm";
import { db } from "./client.ts";

/** Creates the monthly partitions that are missing, 24 months ahead. Gives up after 3 s of waiting for open inserts. */
export const createPartitions = (): Promise<void> =>
  db().transaction(async (tx) => {
    await tx.execute(sql`set local lock_timeout = '3s'`);
    await tx.execute(sql`select create_monthly_partitions()`);
  });
