import { and, asc, eq, exists, inArray, isNull, lt, type SQL, sql } from "drizzle-orm";
import type { Db } from "../../client.ts";
import { auditLog, emailTokens, oauthAccounts, users } from "../../schema/index.ts";
import type { UserRow } from "./users.ts";

/**
 * Registered by the person themselves before `time`, and nobody ever verified the address, signed in, or took a hand to
 * it: accounts that administrators made, deactivated or promoted are not among them, nor those that a link still waits for.
 */
const unusedSince = (db: Db, time: Date): SQL | undefined =>
  and(
    lt(users.created_at, time),
    isNull(users.email_verified_at),
    isNull(users.last_login_at),
    eq(users.is_active, true),
    eq(users.is_superuser, false),
    eq(users.total_conversations, 0),
    sql`not exists (select 1 from ${oauthAccounts} where ${oauthAccounts.user_id} = ${users.user_id})`,
    sql`not exists (select 1 from ${emailTokens} where ${emailTokens.user_id} = ${users.user_id}
      and ${emailTokens.used_at} is null and ${emailTokens.expires_at} > now())`,
    exists(
      db
        .select({ id: auditLog.audit_id })
        .from(auditLog)
        .where(
          and(
            eq(auditLog.actor_id, users.user_id),
            eq(auditLog.event, "user.registered"),
            inArray(sql`${auditLog.data}->>'by'`, ["registration", "invitation"]),
          ),
        ),
    ),
  );

/** Their ids, oldest first. */
export const listUnusedAccounts = async (db: Db, time: Date, limit: number): Promise<string[]> =>
  (
    await db
      .select({ user_id: users.user_id })
      .from(users)
      .where(unusedSince(db, time))
      .orderBy(asc(users.created_at), asc(users.user_id))
      .limit(limit)
  ).map((row) => row.user_id);

/** One of them, locked until the transaction ends; undefined where the person came meanwhile. */
export const lockUnusedAccount = async (tx: Db, user_id: string, time: Date): Promise<UserRow | undefined> =>
  (
    await tx
      .select()
      .from(users)
      .where(and(eq(users.user_id, user_id), unusedSince(tx, time)))
      .for("update", { of: users })
  )[0];
