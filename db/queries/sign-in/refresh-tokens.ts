import { and, eq, gt, isNull, lt, sql } from "drizzle-orm";
import type { Db, Transaction } from "../../client.ts";
import { refreshTokens, signInSessions, users } from "../../schema/index.ts";

export const insertRefreshToken = (tx: Transaction, token: typeof refreshTokens.$inferInsert) =>
  tx.insert(refreshTokens).values(token);

/**
 * The refresh token with this hash and its sign-in, both held until the transaction ends, so that two who bring the same
 * one come one after the other. Undefined when there is none, its sign-in has ended or its person was deactivated.
 * `seconds_used` is how long ago it was used up; null for one that is good.
 */
export async function lockRefreshToken(tx: Transaction, token_hash: string) {
  const [row] = await tx
    .select({
      token_id: refreshTokens.token_id,
      seconds_used: sql<number | null>`extract(epoch from now() - ${refreshTokens.used_at})::float8`,
      session_id: signInSessions.session_id,
      user_id: signInSessions.user_id,
      created_at: signInSessions.created_at,
    })
    .from(refreshTokens)
    .innerJoin(signInSessions, eq(signInSessions.session_id, refreshTokens.session_id))
    .innerJoin(users, eq(users.user_id, signInSessions.user_id))
    .where(
      and(
        eq(refreshTokens.token_hash, token_hash),
        gt(refreshTokens.expires_at, sql`now()`),
        isNull(signInSessions.revoked_at),
        gt(signInSessions.expires_at, sql`now()`),
        eq(users.is_active, true),
      ),
    )
    .for("update", { of: [refreshTokens, signInSessions] });
  return row;
}

export const spendRefreshToken = (tx: Transaction, token_id: string) =>
  tx.update(refreshTokens).set({ used_at: sql`now()` }).where(eq(refreshTokens.token_id, token_id));

/** Removes those that ran out before `time`; a used one is kept until then, to be known again. */
export const deleteOldRefreshTokens = (db: Db, time: Date) =>
  db.delete(refreshTokens).where(lt(refreshTokens.expires_at, time));
