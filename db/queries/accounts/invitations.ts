import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { InvitationSort } from "../../../lib/protocol/contract/invitations.ts";
import type { Db } from "../../client.ts";
import { invitations } from "../../schema/index.ts";

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

export type InvitationRow = typeof invitations.$inferSelect;
export type InvitationStatus = "open" | "used" | "expired";

/** By age, which the id is. */
export async function listInvitations(
  db: Db,
  status: InvitationStatus | undefined,
  page: { sort: InvitationSort; limit: number; offset: number },
) {
  const inOrder = page.sort === "created_at" ? asc : desc;
  const where = status && matching(status);
  const rows = await db
    .select()
    .from(invitations)
    .where(where)
    .orderBy(inOrder(invitations.invitation_id))
    .limit(page.limit)
    .offset(page.offset);
  const [counted] = await db.select({ total: count() }).from(invitations).where(where);
  return { rows, total: counted?.total ?? 0 };
}

function matching(status: InvitationStatus): SQL | undefined {
  if (status === "used") return isNotNull(invitations.used_at);
  const isCurrent =
    status === "open" ? gt(invitations.expires_at, sql`now()`) : lte(invitations.expires_at, sql`now()`);
  return and(isNull(invitations.used_at), isCurrent);
}

/** Removes invitations, used or not, that ran out before `time`, at most `limit`. Gives how many there were. */
export async function deleteOldInvitations(db: Db, time: Date, limit: number): Promise<number> {
  const old = db
    .select({ id: invitations.invitation_id })
    .from(invitations)
    .where(lt(invitations.expires_at, time))
    .limit(limit);
  const rows = await db
    .delete(invitations)
    .where(inArray(invitations.invitation_id, old))
    .returning({ id: invitations.invitation_id });
  return rows.length;
}

/** The row, locked until the transaction ends. */
export const lockInvitation = async (tx: Db, invitation_id: string): Promise<InvitationRow | undefined> =>
  (await tx.select().from(invitations).where(eq(invitations.invitation_id, invitation_id)).for("update"))[0];

export const deleteInvitation = (tx: Db, invitation_id: string) =>
  tx.delete(invitations).where(eq(invitations.invitation_id, invitation_id));
