import { eq, inArray, sql } from "drizzle-orm";
import type { Db } from "../../client.ts";
import { settings } from "../../schema/index.ts";

/** The value as it was stored; undefined when the setting was never set. Parse it before use. */
export async function findSetting(db: Db, name: string): Promise<unknown> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.name, name));
  return row?.value;
}

/** Those of these settings that were ever set. */
export const listSettings = (db: Db, names: string[]) =>
  db.select().from(settings).where(inArray(settings.name, names));

export const saveSetting = (db: Db, name: string, value: unknown) =>
  db
    .insert(settings)
    .values({ name, value })
    .onConflictDoUpdate({
      target: settings.name,
      set: { value, updated_at: sql`now()`, version: sql`${settings.version} + 1` },
    });

export const deleteSetting = (db: Db, name: string) => db.delete(settings).where(eq(settings.name, name));

/** Makes transactions that set up the installation wait for each other; the lock goes with the transaction. */
export const lockSetup = (tx: Db) => tx.execute(sql`select pg_advisory_xact_lock(7238002)`);
