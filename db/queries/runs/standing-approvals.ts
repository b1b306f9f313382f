import { and, asc, count, desc, eq, isNull } from "drizzle-orm";
import type { Db, Transaction } from "../../client.ts";
import { conversations, standingApprovals } from "../../schema/index.ts";

export type StandingApprovalRow = typeof standingApprovals.$inferSelect;

/** Whose yes it is, and what it is to. */
type Kind = Pick<StandingApprovalRow, "conversation_id" | "user_id" | "tool_name" | "destination">;

const isKind = ({ conversation_id, user_id, tool_name, destination }: Kind) =>
  and(
    eq(standingApprovals.conversation_id, conversation_id),
    eq(standingApprovals.user_id, user_id),
    eq(standingApprovals.tool_name, tool_name),
    eq(standingApprovals.destination, destination),
  );

/** One that is there already stays. */
export const insertStandingApproval = (tx: Transaction, row: Kind & { standing_id: string }) =>
  tx.insert(standingApprovals).values(row).onConflictDoNothing();

export async function hasStandingApproval(tx: Transaction, kind: Kind): Promise<boolean> {
  const [row] = await tx
    .select({ standing_id: standingApprovals.standing_id })
    .from(standingApprovals)
    .where(isKind(kind));
  return row !== undefined;
}

/** Of one conversation of a person, oldest first. */
export const listStandingApprovalsIn = (
  db: Db,
  { user_id, conversation_id }: Pick<Kind, "user_id" | "conversation_id">,
): Promise<StandingApprovalRow[]> =>
  db
    .select()
    .from(standingApprovals)
    .where(and(eq(standingApprovals.conversation_id, conversation_id), eq(standingApprovals.user_id, user_id)))
    .orderBy(asc(standingApprovals.standing_id));

const ofUser = (user_id: string, conversation_id: string | undefined) =>
  and(
    eq(standingApprovals.user_id, user_id),
    isNull(conversations.deleted_at),
    conversation_id === undefined ? undefined : eq(standingApprovals.conversation_id, conversation_id),
  );

/** Those of a person in conversations that are not deleted, newest first. */
export async function listStandingApprovals(
  db: Db,
  user_id: string,
  conversation_id: string | undefined,
  page: { limit: number; offset: number },
): Promise<StandingApprovalRow[]> {
  const rows = await db
    .select({ standing: standingApprovals })
    .from(standingApprovals)
    .innerJoin(conversations, eq(conversations.conversation_id, standingApprovals.conversation_id))
    .where(ofUser(user_id, conversation_id))
    .orderBy(desc(standingApprovals.standing_id))
    .limit(page.limit)
    .offset(page.offset);
  return rows.map(({ standing }) => standing);
}

export async function countStandingApprovals(
  db: Db,
  user_id: string,
  conversation_id: string | undefined,
): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(standingApprovals)
    .innerJoin(conversations, eq(conversations.conversation_id, standingApprovals.conversation_id))
    .where(ofUser(user_id, conversation_id));
  return row?.total ?? 0;
}

export async function findStandingApproval(
  db: Db,
  user_id: string,
  standing_id: string,
): Promise<StandingApprovalRow | undefined> {
  const [row] = await db
    .select({ standing: standingApprovals })
    .from(standingApprovals)
    .innerJoin(conversations, eq(conversations.conversation_id, standingApprovals.conversation_id))
    .where(and(ofUser(user_id, undefined), eq(standingApprovals.standing_id, standing_id)));
  return row?.standing;
}

/** Whether it was there. */
export async function deleteStandingApproval(tx: Transaction, user_id: string, standing_id: string): Promise<boolean> {
  const gone = await tx
    .delete(standingApprovals)
    .where(and(eq(standingApprovals.user_id, user_id), eq(standingApprovals.standing_id, standing_id)))
    .returning({ standing_id: standingApprovals.standing_id });
  return gone.length > 0;
}

/** A conversation's end is that of what was allowed in it, also when it is brought back. */
export const deleteStandingApprovalsIn = (tx: Transaction, conversation_id: string) =>
  tx.delete(standingApprovals).where(eq(standingApprovals.conversation_id, conversation_id));

/** Those of a person who lost a right: to one tool, or all of them. */
export const deleteStandingApprovalsOf = (tx: Transaction, user_id: string, tool_name?: string) =>
  tx
    .delete(standingApprovals)
    .where(
      and(
        eq(standingApprovals.user_id, user_id),
        tool_name === undefined ? undefined : eq(standingApprovals.tool_name, tool_name),
      ),
    );
