import { and, asc, eq } from "drizzle-orm";
import type { Db } from "../../client.ts";
import { oauthAccounts, users } from "../../schema/index.ts";

type NewAccount = typeof oauthAccounts.$inferInsert;

/** The person who signs in by this account elsewhere. */
export async function findOauthOwner(db: Db, provider: string, provider_account_id: string) {
  const [row] = await db
    .select({ user: users })
    .from(oauthAccounts)
    .innerJoin(users, eq(users.user_id, oauthAccounts.user_id))
    .where(and(eq(oauthAccounts.provider, provider), eq(oauthAccounts.provider_account_id, provider_account_id)));
  return row?.user;
}

/** False when the account, or another one of the same provider, is linked already. */
export async function insertOauthAccount(tx: Db, account: NewAccount): Promise<boolean> {
  const rows = await tx.insert(oauthAccounts).values(account).onConflictDoNothing().returning();
  return rows.length > 0;
}

export const listOauthAccounts = (db: Db, user_id: string) =>
  db.select().from(oauthAccounts).where(eq(oauthAccounts.user_id, user_id)).orderBy(asc(oauthAccounts.provider));

export const deleteOauthAccounts = (tx: Db, user_id: string) =>
  tx.delete(oauthAccounts).where(eq(oauthAccounts.user_id, user_id));

export async function deleteOauthAccount(tx: Db, user_id: string, provider: string): Promise<boolean> {
  const rows = await tx
    .delete(oauthAccounts)
    .where(and(eq(oauthAccounts.user_id, user_id), eq(oauthAccounts.provider, provider)))
    .returning({ provider: oauthAccounts.provider });
  return rows.length > 0;
}
