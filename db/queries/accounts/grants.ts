import { and, asc, eq } from "drizzle-orm";
import type { Db } from "../../client.ts";
import { grants } from "../../schema/index.ts";

export const listGrantRows = (db: Db, user_id: string) =>
  db.select().from(grants).where(eq(grants.user_id, user_id)).orderBy(asc(grants.permission));

/** Undefined when they have it already. */
export const insertGrant = async (tx: Db, grant: { user_id: string; permission: string; granted_by: string }) =>
  (await tx.insert(grants).values(grant).onConflictDoNothing().returning())[0];

/** Whether there was one. */
export async function deleteGrantRow(tx: Db, user_id: string, permission: string): Promise<boolean> {
  const rows = await tx
    .delete(grants)
    .where(and(eq(grants.user_id, user_id), eq(grants.permission, permission)))
    .returning({ permission: grants.permission });
  return rows.length > 0;
}
