import { and, desc, eq, gt, sql } from "drizzle-orm";
import type { Db } from "../client.ts";
import { auditLog } from "../schema/index.ts";

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
