import { and, eq, gt, isNull, lt, ne, or, sql } from "drizzle-orm";
import type { Db } from "../client.ts";
import { signInSessions, users } from "../schema/index.ts";

export const insertSession = (db: Db, session: typeof signInSessions.$inferInsert) =>
  db.insert(signInSessions).values(session);

/** The user behind a sign-in, if it is neither revoked nor expired and the user is active: one query. */
export async function findSignedInUser(db: Db, user_id: string, session_id: string) {
  const [row] = await db
    .select({
      user_id: users.user_id,
      email: users.email,
      nickname: users.nickname,
      is_superuser: users.is_superuser,
      language: users.language,
      timezone: users.timezone,
      session_id: signInSessions.session_id,
    })
    .from(signInSessions)
    .innerJoin(users, eq(users.user_id, signInSessions.user_id))
    .where(
      and(
        eq(signInSessions.session_id, session_id),
        eq(signInSessions.user_id, user_id),
        isNull(signInSessions.revoked_at),
        gt(signInSessions.expires_at, sql`now()`),
        eq(users.is_active, true),
      ),
    );
  return row;
}

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
        eq(signInSessions.user_id, user_id),
        isNull(signInSessions.revoked_at),
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
