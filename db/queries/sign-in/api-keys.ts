import { and, asc, count, desc, eq, gt, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { Db, Transaction } from "../../client.ts";
import { apiKeys, users } from "../../schema/index.ts";
import { signedInPerson } from "./signed-in-person.ts";

export type ApiKeyRow = typeof apiKeys.$inferSelect;

interface Owned {
  user_id: string;
  key_id: string;
}

/** Not revoked; one that has expired is still there to be seen. */
const kept = (user_id: string): SQL | undefined => and(eq(apiKeys.user_id, user_id), isNull(apiKeys.revoked_at));

const owned = ({ user_id, key_id }: Owned): SQL | undefined => and(kept(user_id), eq(apiKeys.key_id, key_id));

const notExpired = or(isNull(apiKeys.expires_at), gt(apiKeys.expires_at, sql`now()`));

const ORDER = {
  name: [asc(apiKeys.name), desc(apiKeys.key_id)],
  "-name": [desc(apiKeys.name), desc(apiKeys.key_id)],
  created_at: [asc(apiKeys.key_id)],
  "-created_at": [desc(apiKeys.key_id)],
};

export const insertApiKey = (tx: Transaction, row: typeof apiKeys.$inferInsert) =>
  tx.insert(apiKeys).values(row).returning();

export const findApiKey = (db: Db, owner: Owned) => db.select().from(apiKeys).where(owned(owner));

/** The row, held until the transaction ends. */
export const lockApiKey = (tx: Transaction, owner: Owned) =>
  tx.select().from(apiKeys).where(owned(owner)).for("update");

export const updateApiKeyRow = (
  tx: Transaction,
  owner: Owned,
  change: Partial<Pick<ApiKeyRow, "name" | "scopes" | "expires_at">>,
) => tx.update(apiKeys).set(change).where(owned(owner)).returning();

export const revokeApiKeyRow = (tx: Transaction, owner: Owned) =>
  tx.update(apiKeys).set({ revoked_at: sql`now()` }).where(owned(owner)).returning();

/** Revokes all of a user's; gives the ids. */
export async function revokeApiKeyRows(tx: Transaction, user_id: string): Promise<string[]> {
  const rows = await tx
    .update(apiKeys)
    .set({ revoked_at: sql`now()` })
    .where(kept(user_id))
    .returning({ key_id: apiKeys.key_id });
  return rows.map((row) => row.key_id);
}

export const listApiKeyRows = (
  db: Db,
  { user_id, sort }: { user_id: string; sort: keyof typeof ORDER },
  page: { limit: number; offset: number },
) =>
  db
    .select()
    .from(apiKeys)
    .where(kept(user_id))
    .orderBy(...ORDER[sort])
    .limit(page.limit)
    .offset(page.offset);

/** How many a person made since `time`, those among them that are revoked again included. */
export async function countApiKeysSince(db: Db, user_id: string, time: Date): Promise<number> {
  const where = and(eq(apiKeys.user_id, user_id), gt(apiKeys.created_at, time));
  const [row] = await db.select({ total: count() }).from(apiKeys).where(where);
  return row?.total ?? 0;
}

/** All that are not revoked, or only those that still open a door. */
export async function countApiKeys(db: Db, user_id: string, which: "kept" | "live"): Promise<number> {
  const where = and(kept(user_id), which === "live" ? notExpired : undefined);
  const [row] = await db.select({ total: count() }).from(apiKeys).where(where);
  return row?.total ?? 0;
}

/** The person behind a key, by its hash or its id, if it is neither revoked nor expired and they are active: one query. */
export async function findKeyHolder(db: Db, key: { token_hash: string } | { key_id: string }) {
  const [row] = await db
    .select({
      ...signedInPerson,
      key_id: apiKeys.key_id,
      scopes: apiKeys.scopes,
      expires_at: apiKeys.expires_at,
      last_used_at: apiKeys.last_used_at,
    })
    .from(apiKeys)
    .innerJoin(users, eq(users.user_id, apiKeys.user_id))
    .where(
      and(
        "key_id" in key ? eq(apiKeys.key_id, key.key_id) : eq(apiKeys.token_hash, key.token_hash),
        isNull(apiKeys.revoked_at),
        notExpired,
        eq(users.is_active, true),
      ),
    );
  return row;
}

export const noteKeyUse = (db: Db, key_id: string) =>
  db.update(apiKeys).set({ last_used_at: sql`now()` }).where(eq(apiKeys.key_id, key_id));

/** Removes those revoked before `revoked` and those expired before `expired`. */
export const deleteOldApiKeys = (db: Db, { revoked, expired }: { revoked: Date; expired: Date }) =>
  db.delete(apiKeys).where(or(lt(apiKeys.revoked_at, revoked), lt(apiKeys.expires_at, expired)));
