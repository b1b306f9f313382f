import { and, asc, count, desc, eq, gt, isNull, lt, ne, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "../../client.ts";
import { signInSessions, users } from "../../schema/index.ts";
import { signedInPerson } from "./signed-in-person.ts";

export type SignInSessionRow = typeof signInSessions.$inferSelect;

/** Neither ended nor run out. */
const live = (user_id: string): SQL | undefined =>
  and(
    eq(signInSessions.user_id, user_id),
    isNull(signInSessions.revoked_at),
    gt(signInSessions.expires_at, sql`now()`),
  );

export const insertSession = (db: Db, session: typeof signInSessions.$inferInsert) =>
  db.insert(signInSessions).values(session);

/** The user behind a sign-in, if it is neither revoked nor expired and the user is active: one query. */
export async function findSignedInUser(db: Db, user_id: string, session_id: string) {
  const [row] = await db
    .select({
      ...signedInPerson,
      session_id: signInSessions.session_id,
      last_used_at: signInSessions.last_used_at,
    })
    .from(signInSessions)
    .innerJoin(users, eq(users.user_id, signInSessions.user_id))
    .where(and(live(user_id), eq(signInSessions.session_id, session_id), eq(users.is_active, true)));
  return row;
}

const LAST_USED = sql`coalesce(${signInSessions.last_used_at}, ${signInSessions.created_at})`;
const ORDER = {
  created_at: [asc(signInSessions.session_id)],
  "-created_at": [desc(signInSessions.session_id)],
  last_used_at: [asc(LAST_USED), asc(signInSessions.session_id)],
  "-last_used_at": [desc(LAST_USED), desc(signInSessions.session_id)],
};

/** A user's live sign-ins. */
export const listSessionRows = (
  db: Db,
  { user_id, sort }: { user_id: string; sort: keyof typeof ORDER },
  page: { limit: number; offset: number },
) =>
  db
    .select()
    .from(signInSessions)
    .where(live(user_id))
    .orderBy(...ORDER[sort])
    .limit(page.limit)
    .offset(page.offset);

export async function countSessions(db: Db, user_id: string): Promise<number> {
  const [row] = await db.select({ total: count() }).from(signInSessions).where(live(user_id));
  return row?.total ?? 0;
}

export const noteSessionUse = (db: Db, session_id: string) =>
  db.update(signInSessions).set({ last_used_at: sql`now()` }).where(eq(signInSessions.session_id, session_id));

/** When the person behind a sign-in last proved to be themselves: when it began, or since. Undefined for none of theirs. */
export async function findProofTime(db: Db, user_id: string, session_id: string): Promise<Date | undefined> {
  const [row] = await db
    .select({ created_at: signInSessions.created_at, proved_at: signInSessions.proved_at })
    .from(signInSessions)
    .where(and(live(user_id), eq(signInSessions.session_id, session_id)));
  return row && (row.proved_at ?? row.created_at);
}

export const noteSessionProof = (db: Db, user_id: string, session_id: string, time: Date) =>
  db
    .update(signInSessions)
    .set({ proved_at: time })
    .where(and(live(user_id), eq(signInSessions.session_id, session_id)));

/** A program's sign-in goes on, with a new refresh token. */
export const renewSession = (
  tx: Db,
  session_id: string,
  renewal: Pick<SignInSessionRow, "expires_at" | "address" | "last_used_at">,
) => tx.update(signInSessions).set(renewal).where(eq(signInSessions.session_id, session_id));

/** Ends a user's live sign-ins: `only` this one, or all `except` one. Gives the ids of those ended. */
export async function revokeSessions(
  db: Db,
  user_id: string,
  which: { only?: string; except?: string | null } = {},
): Promise<string[]> {
  const rows = await db
    .update(signInSessions)
    .set({ revoked_at: sql`now()` })
    .where(
      and(
        live(user_id),
        which.only ? eq(signInSessions.session_id, which.only) : undefined,
        which.except ? ne(signInSessions.session_id, which.except) : undefined,
      ),
    )
    .returning({ session_id: signInSessions.session_id });
  return rows.map((row) => row.session_id);
}

/** Removes rows that ended before `time`. */
export const deleteEndedSessions = (db: Db, time: Date) =>
  db.delete(signInSessions).where(or(lt(signInSessions.expires_at, time), lt(signInSessions.revoked_at, time)));
