import { and, asc, count, desc, eq, type SQL, sql } from "drizzle-orm";
import type { Db, Transaction } from "../../client.ts";
import { credentials } from "../../schema/index.ts";

export type CredentialRow = typeof credentials.$inferSelect;

interface Owned {
  user_id: string;
  credential_id: string;
}

const owned = ({ user_id, credential_id }: Owned): SQL | undefined =>
  and(eq(credentials.user_id, user_id), eq(credentials.credential_id, credential_id));

const ORDER = {
  name: [asc(credentials.name)],
  "-name": [desc(credentials.name)],
  created_at: [asc(credentials.credential_id)],
  "-created_at": [desc(credentials.credential_id)],
};

export const insertCredential = (tx: Transaction, row: typeof credentials.$inferInsert) =>
  tx.insert(credentials).values(row).returning();

export const findCredential = (db: Db, owner: Owned) => db.select().from(credentials).where(owned(owner));

export const findCredentialByName = (db: Db, user_id: string, name: string) =>
  db
    .select()
    .from(credentials)
    .where(and(eq(credentials.user_id, user_id), eq(credentials.name, name)));

/** The row, held until the transaction ends. */
export const lockCredential = (tx: Transaction, owner: Owned) =>
  tx.select().from(credentials).where(owned(owner)).for("update");

export const listCredentialRows = (
  db: Db,
  { user_id, sort }: { user_id: string; sort: keyof typeof ORDER },
  page: { limit: number; offset: number },
) =>
  db
    .select()
    .from(credentials)
    .where(eq(credentials.user_id, user_id))
    .orderBy(...ORDER[sort])
    .limit(page.limit)
    .offset(page.offset);

export async function countCredentials(db: Db, user_id: string): Promise<number> {
  const [row] = await db.select({ total: count() }).from(credentials).where(eq(credentials.user_id, user_id));
  return row?.total ?? 0;
}

export const updateCredentialRow = (
  tx: Transaction,
  owner: Owned,
  change: Partial<Pick<CredentialRow, "name" | "hosts" | "secret_encrypted" | "secret_last4">>,
) =>
  tx
    .update(credentials)
    .set({ ...change, version: sql`${credentials.version} + 1` })
    .where(owned(owner))
    .returning();

export const noteCredentialUse = (db: Db, owner: Owned) =>
  db.update(credentials).set({ last_used_at: sql`now()` }).where(owned(owner));

export const deleteCredentialRow = (tx: Transaction, owner: Owned) => tx.delete(credentials).where(owned(owner));
