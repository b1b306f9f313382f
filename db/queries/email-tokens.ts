import { and, eq, gt, inArray, isNull, lt, sql } from "drizzle-orm";
import type { Db } from "../client.ts";
import { emailTokens } from "../schema/index.ts";

export type EmailTokenRow = typeof emailTokens.$inferSelect;
export type EmailPurpose = EmailTokenRow["purpose"];

export const insertEmailToken = (tx: Db, token: typeof emailTokens.$inferInsert) =>
  tx.insert(emailTokens).values(token);

/** Removes a user's unused tokens of a purpose: only the newest link works. */
export const deleteUnusedEmailTokens = (tx: Db, user_id: string, purpose: EmailPurpose) =>
  tx
    .delete(emailTokens)
    .where(and(eq(emailTokens.user_id, user_id), eq(emailTokens.purpose, purpose), isNull(emailTokens.used_at)));

/** Removes whatever unused links a user has that would change the account. */
export const deletePowerfulEmailTokens = (tx: Db, user_id: string) =>
  tx
    .delete(emailTokens)
    .where(
      and(
        eq(emailTokens.user_id, user_id),
        inArray(emailTokens.purpose, ["reset_password", "change_email"]),
        isNull(emailTokens.used_at),
      ),
    );

export const deleteEmailToken = (db: Db, token_id: string) =>
  db.delete(emailTokens).where(eq(emailTokens.token_id, token_id));

/** Whether a link of this purpose to this address was made for the user since `time`, used or not. */
export async function isEmailTokenSince(
  tx: Db,
  user_id: string,
  purpose: EmailPurpose,
  email: string,
  time: Date,
): Promise<boolean> {
  const rows = await tx
    .select({ id: emailTokens.token_id })
    .from(emailTokens)
    .where(
      and(
        eq(emailTokens.user_id, user_id),
        eq(emailTokens.purpose, purpose),
        eq(emailTokens.email, email),
        gt(emailTokens.created_at, time),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** Uses up a token that is unused, current and of one of these purposes; of several that try, one gets it. */
export async function consumeEmailToken(
  tx: Db,
  token_hash: string,
  purposes: EmailPurpose[],
): Promise<EmailTokenRow | undefined> {
  const [row] = await tx
    .update(emailTokens)
    .set({ used_at: sql`now()` })
    .where(
      and(
        eq(emailTokens.token_hash, token_hash),
        inArray(emailTokens.purpose, purposes),
        isNull(emailTokens.used_at),
        gt(emailTokens.expires_at, sql`now()`),
      ),
    )
    .returning();
  return row;
}

/** Removes links that ran out before `time`. */
export const deleteExpiredEmailTokens = (db: Db, time: Date) =>
  db.delete(emailTokens).where(lt(emailTokens.expires_at, time));
