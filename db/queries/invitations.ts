import { and, eq, gt, isNull, or, sql } from "drizzle-orm";
import type { Db } from "../client.ts";
import { invitations } from "../schema/index.ts";

export const insertInvitation = (db: Db, invitation: typeof invitations.$inferInsert) =>
  db.insert(invitations).values(invitation);

/** Uses up an invitation that is unused, unexpired and for this address or for any. Gives whether there was one. */
export async function consumeInvitation(tx: Db, token_hash: string, email: string): Promise<boolean> {
  const rows = await tx
    .update(invitations)
    .set({ used_at: sql`now()` })
    .where(
      and(
        eq(invitations.token_hash, token_hash),
        isNull(invitations.used_at),
        gt(invitations.expires_at, sql`now()`),
        or(isNull(invitations.email), eq(invitations.email, email)),
      ),
    )
    .returning({ id: invitations.invitation_id });
  return rows.length > 0;
}
