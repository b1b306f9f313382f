import { and, asc, count, desc, eq, ilike, ne, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "../../client.ts";
import { users } from "../../schema/index.ts";

export type UserRow = typeof users.$inferSelect;
type NewUser = typeof users.$inferInsert;

export const findUser = async (db: Db, user_id: string): Promise<UserRow | undefined> =>
  (await db.select().from(users).where(eq(users.user_id, user_id)))[0];

/** In place of the password of an account that is deleted while what hangs on it is still being removed. */
const REMOVED = "removed";
const notRemoved = ne(users.hashed_password, REMOVED);

/** One that is not about to go. */
export const findLivingUser = async (db: Db, user_id: string): Promise<UserRow | undefined> =>
  (
    await db
      .select()
      .from(users)
      .where(and(eq(users.user_id, user_id), notRemoved))
  )[0];

/** The same, locked until the transaction ends. */
export const lockLivingUser = async (tx: Db, user_id: string): Promise<UserRow | undefined> =>
  (
    await tx
      .select()
      .from(users)
      .where(and(eq(users.user_id, user_id), notRemoved))
      .for("update")
  )[0];

/** Takes from an account whatever says whose it was; nobody can sign in to it, and its address is free again. */
export const emptyUser = (tx: Db, user_id: string) =>
  tx
    .update(users)
    .set({
      email: `${user_id}@removed.invalid`,
      nickname: "",
      hashed_password: REMOVED,
      is_active: false,
      is_superuser: false,
      email_verified_at: null,
      preferences: null,
    })
    .where(eq(users.user_id, user_id));

/** Accounts whose removal was begun. */
export const listRemovedUsers = async (db: Db, limit: number): Promise<string[]> =>
  (
    await db
      .select({ user_id: users.user_id })
      .from(users)
      .where(eq(users.hashed_password, REMOVED))
      .orderBy(asc(users.user_id))
      .limit(limit)
  ).map((row) => row.user_id);

/** Removes an account with the rows that hang on it. */
export const removeUserRow = (tx: Db, user_id: string) =>
  tx.delete(users).where(and(eq(users.user_id, user_id), eq(users.hashed_password, REMOVED)));

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
  is_superuser?: boolean | undefined;
}

const SORTED = {
  created_at: users.created_at,
  email: users.email,
  nickname: users.nickname,
  last_login_at: users.last_login_at,
  total_conversations: users.total_conversations,
};
type SortField = keyof typeof SORTED;
export type UserSort = SortField | `-${SortField}`;

const isField = (name: string): name is SortField => Object.hasOwn(SORTED, name);

/** Those who never signed in count as long ago; equal ones by age. */
function orderOf(sort: UserSort): SQL[] {
  const name = sort.replace(/^-/, "");
  const column = isField(name) ? SORTED[name] : users.created_at;
  return sort.startsWith("-")
    ? [sql`${column} desc nulls last`, desc(users.user_id)]
    : [sql`${column} asc nulls first`, asc(users.user_id)];
}

/** `search` is a part of the address or the nickname. */
export async function listUsers(
  db: Db,
  { sort = "-created_at", ...filter }: UserFilter & { sort?: UserSort | undefined },
  page: { limit: number; offset: number },
) {
  const where = matching(filter);
  const rows = await db
    .select()
    .from(users)
    .where(where)
    .orderBy(...orderOf(sort))
    .limit(page.limit)
    .offset(page.offset);
  const [counted] = await db.select({ total: count() }).from(users).where(where);
  return { rows, total: counted?.total ?? 0 };
}

function matching({ search, is_active, is_superuser }: UserFilter): SQL | undefined {
  const pattern = search?.trim() ? `%${search.trim().replace(/[\\%_]/g, "\\$&")}%` : undefined;
  return and(
    pattern === undefined ? undefined : or(ilike(users.email, pattern), ilike(users.nickname, pattern)),
    is_active === undefined ? undefined : eq(users.is_active, is_active),
    is_superuser === undefined ? undefined : eq(users.is_superuser, is_superuser),
    notRemoved,
  );
}
