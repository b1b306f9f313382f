import { type SQL, sql } from "drizzle-orm";

/**
 * What is written out: pages as they are mostly asked for, each with the row that shows whether any follow, and the number
 * up to which a list is counted. Whoever asks may name any number, and driver and database keep every statement.
 */
const WRITTEN = new Set([21, 31, 41, 51, 101, 10_000]);

/**
 * An order with the number of rows wanted behind it, written out where it is a usual one: for a limit that is a parameter
 * PostgreSQL assumes a tenth of all rows, does not keep a plan made for that, and plans a list over all partitions anew
 * each time.
 */
export function withLimit(order: SQL, limit: number): SQL {
  if (!Number.isSafeInteger(limit) || limit < 0) throw new Error(`${limit} is not a number of rows.`);
  return WRITTEN.has(limit) ? sql`${order} limit ${sql.raw(String(limit))}` : sql`${order} limit ${limit}`;
}
