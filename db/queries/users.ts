import { and, asc, count, desc, eq, ilike, or, type SQL } from "drizzle-orm";
import type { Db } from "../client.ts";
import { users } from "../schema/index.ts";

export type UserRow = typeof users.$inferSelect;
type NewUser = typeof users.$inferInsert;

export const findUser = async (db: Db, user_id: string): Promise<UserRow | undefined> =>
  (await db.select().from(users).where(eq(users.user_id, user_id)))[0];

/** `email` in lower case, as stored. */
export const findUserByEmail = async (db: Db, email: string): Promise<UserRow | undefined> =>
  (await db.select().from(users).where(eq(users.email, email)))[0];

/** The row, locked until the transaction ends. */
export const lockUser = async (tx: Db, user_id: string): Promise<UserRow | undefined> =>
  (await tx.select().from(users).where(eq(users.user_id, user_id)).for("update"))[0];

/** Undefined when the address is taken. */
export const insertUser = async (db: Db, user: NewUser): Promise<UserRow | undefined> =>
  (await db.insert(users).values(user).onConflictDoNothing({ target: users.email }).returning())[0];

export const updateUser = async (db: Db, user_id: string, changes: Partial<NewUser>): Promise<UserRow | undefined> =>
  (await db.update(users).set(changes).where(eq(users.user_id, user_id)).returning())[0];

/**
 * Notes a sign-in, but only while the account is still active and its password the one that was verified: a password
 * change that overtook the verification wins. Gives whether it did.
 */
export async function recordSignIn(tx: Db, seen: UserRow, time: Date): Promise<boolean> {
  const unchanged = and(
    eq(users.user_id, seen.user_id),
    eq(users.hashed_password, seen.hashed_password),
    eq(users.is_active, true),
  );
  const rows = await tx.update(users).set({ last_login_at: time }).where(unchanged).returning({ id: users.user_id });
  return rows.length > 0;
}

export async function isAnySuperuser(db: Db): Promise<boolean> {
  const rows = await db.select({ id: users.user_id }).from(users).where(eq(users.is_superuser, true)).limit(1);
  return rows.length > 0;
}

/** Ids of the administrators who can sign in, locked in a fixed order so that two changes wait for each other. */
export async function lockActiveSuperusers(tx: Db): Promise<string[]> {
  const rows = await tx
    .select({ user_id: users.user_id })
    .from(users)
    .where(and(eq(users.is_superuser, true), eq(users.is_active, true)))
    .orderBy(asc(users.user_id))
    .for("update");
  return rows.map((row) => row.user_id);
}

export interface UserFilter {
  search?: string | undefined;
  is_active?: boolean | undefined;
}

/** Newest first; `search` is a part of the address or the nickname. */
export async function listUsers(db: Db, filter: UserFilter, page: { limit: number; offset: number }) {
  const where = matching(filter);
  const rows = await db
    .select()
    .from(users)
    .where(where)
    .orderBy(desc(users.created_at), desc(users.user_id))
    .limit(page.limit)
    .offset(page.offset);
  const [counted] = await db.select({ total: count() }).from(users).where(where);
  return { rows, total: counted?.total ?? 0 };
}

function matching({ search, is_active }: UserFilter): SQL | undefined {
  const pattern = search?.trim() ? `%${search.trim().replace(/[\\%_]/g, "\\$&")}%` : undefined;
  return and(
    pattern === undefined ? undefined : or(ilike(users.email, pattern), ilike(users.nickname, pattern)),
    is_active === undefined ? undefined : eq(users.is_active, is_active),
  );
}
