import { sql } from "drizzle-orm";
import type { Db } from "../../client.ts";
import journal from "../../migrations/meta/_journal.json" with { type: "json" };

/** Milliseconds since 1970 that drizzle-kit gave the newest migration this program knows. */
const NEWEST_MIGRATION = Math.max(...journal.entries.map((entry) => entry.when));

/** One round trip: is the newest migration applied, and how many months ahead have their partitions? */
export async function readReadiness(db: Db): Promise<{ is_migrated: boolean; partition_months_left: number }> {
  const [row] = await db.execute<{ newest: string | null; months: number }>(
    sql`select (select max(created_at) from drizzle.__drizzle_migrations) as newest, partition_months_left() as months`,
  );
  return { is_migrated: Number(row?.newest ?? 0) >= NEWEST_MIGRATION, partition_months_left: row?.months ?? 0 };
}
