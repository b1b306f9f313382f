import { and, desc, eq, gt, isNotNull, sql } from "drizzle-orm";
import type { Db } from "../../client.ts";
import { auditLog, signInSessions, users } from "../../schema/index.ts";

/** More than anybody's browsers sign in within the time that is looked at. */
const MOST = 1_000;

/** Where a person's browsers signed in from, newest first, as the audit log has it; the log outlives the sign-ins themselves. */
export const listSignInPlaces = (db: Db, user_id: string, since: Date) =>
  db
    .select({
      session_id: sql<string | null>`${auditLog.data}->>'session_id'`,
      address: sql<string | null>`${auditLog.data}->>'address'`,
      user_agent: sql<string | null>`${auditLog.data}->>'user_agent'`,
    })
    .from(auditLog)
    .where(
      and(
        eq(auditLog.actor_id, user_id),
        eq(auditLog.event, "sign_in.succeeded"),
        gt(auditLog.created_at, since),
        sql`${auditLog.data}->>'kind' = 'browser'`,
      ),
    )
    .orderBy(desc(auditLog.audit_id))
    .limit(MOST);

/** Whence somebody, named by their address in lower case, signed in lately: of sign-ins that are kept, newest first. */
export async function listSignInAddresses(db: Db, email: string): Promise<string[]> {
  const rows = await db
    .select({ address: signInSessions.address })
    .from(signInSessions)
    .innerJoin(users, eq(users.user_id, signInSessions.user_id))
    .where(and(eq(users.email, email), isNotNull(signInSessions.address)))
    .orderBy(desc(signInSessions.session_id))
    .limit(MOST);
  return rows.flatMap(({ address }) => address ?? []);
}
