import { and, eq, exists, gt, inArray, isNull, lt, or, sql } from "drizzle-orm";
import type { Db } from "../../client.ts";
import { auditLog, emailTokens } from "../../schema/index.ts";

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

/**
 * Removes the unused links that somebody made to hand over, to a new password or to verify an address: who made which is
 * in the audit log alone. One that is being used at this moment counts as used.
 */
export function deleteLinksMadeBy(tx: Db, maker_id: string, since: Date) {
  const isHandedOver = (purpose: EmailPurpose, events: string[]) =>
    and(
      eq(emailTokens.purpose, purpose),
      exists(
        tx
          .select({ id: auditLog.audit_id })
          .from(auditLog)
          .where(
            and(
              eq(auditLog.actor_id, maker_id),
              eq(auditLog.subject_id, emailTokens.user_id),
              inArray(auditLog.event, events),
              gt(auditLog.created_at, since),
            ),
          ),
      ),
    );
  const made = tx
    .select({ token_id: emailTokens.token_id })
    .from(emailTokens)
    .where(
      and(
        isNull(emailTokens.used_at),
        gt(emailTokens.created_at, since),
        or(
          // One that was mailed names the address it went to.
          and(
            eq(emailTokens.email, ""),
            isHandedOver("reset_password", ["password.reset_link_created", "user.registered"]),
          ),
          isHandedOver("verify_email", ["email.verification_link_created"]),
        ),
      ),
    )
    .for("update", { skipLocked: true });
  return tx.delete(emailTokens).where(inArray(emailTokens.token_id, made));
}

/** Removes links that ran out before `time`. */
export const deleteExpiredEmailTokens = (db: Db, time: Date) =>
  db.delete(emailTokens).where(lt(emailTokens.expires_at, time));
