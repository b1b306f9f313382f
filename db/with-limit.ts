import { type SQL, sql } from "drizzle-orm";

/**
 * An order with the number of rows wanted written out behind it: for a limit that is a parameter PostgreSQL assumes a tenth
 * of all rows, does not keep a plan made for that, and plans a list over all partitions anew each time.
 */
export function withLimit(order: SQL, limit: number): SQL {
  if (!Number.isSafeInteger(limit) || limit < 0) throw new Error(`${limit} is not a number of rows.`);
  return sql`${order} limit ${sql.raw(String(limit))}`;
}
