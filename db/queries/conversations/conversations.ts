import { and, eq, gt, isNotNull, isNull, lt, type SQL, sql } from "drizzle-orm";
import type { Db } from "../../client.ts";
import { conversations } from "../../schema/conversations.ts";
import { users } from "../../schema/users.ts";
import { searchVector } from "../../search.ts";

export type ConversationRow = typeof conversations.$inferSelect;

interface Owned {
  user_id: string;
  conversation_id: string;
}

const owned = ({ user_id, conversation_id }: Owned): SQL | undefined =>
  and(eq(conversations.conversation_id, conversation_id), eq(conversations.user_id, user_id));

const alive = (owner: Owned): SQL | undefined => and(owned(owner), isNull(conversations.deleted_at));

/** A conversation that is not deleted. */
export const findConversation = (db: Db, owner: Owned) => db.select().from(conversations).where(alive(owner)).limit(1);

/** The same, locked for a change of what can be set. */
export const lockConversationRow = (db: Db, owner: Owned) =>
  db.select().from(conversations).where(alive(owner)).for("no key update");

/** The same, held against a deletion until the transaction ends. */
export const holdConversation = (db: Db, owner: Owned) =>
  db
    .select({ conversation_id: conversations.conversation_id })
    .from(conversations)
    .where(alive(owner))
    .for("key share");

interface NewConversation extends Owned {
  title?: string | undefined;
  is_titled: boolean;
  tags: string[] | null;
  metadata: Record<string, unknown> | null;
  /** Of the title. */
  tokens: string[];
  created_at: Date;
  source?: ConversationRow["source"] | undefined;
  branched_from?: string | undefined;
}

export const insertConversation = (db: Db, { tokens, created_at, ...values }: NewConversation) =>
  db
    .insert(conversations)
    .values({ ...values, created_at, updated_at: created_at, search: searchVector(tokens) })
    .returning();

interface ConversationChanges {
  title?: string | undefined;
  is_titled?: boolean | undefined;
  is_pinned?: boolean | undefined;
  is_archived?: boolean | undefined;
  tags?: string[] | undefined;
  metadata?: Record<string, unknown> | null | undefined;
}

/** `tokens` are those of a new title. The version grows by one. */
export const updateConversationRow = (
  db: Db,
  owner: Owned,
  { tokens, ...changes }: ConversationChanges & { tokens?: string[]; updated_at: Date },
) =>
  db
    .update(conversations)
    .set({
      ...changes,
      version: sql`${conversations.version} + 1`,
      ...(tokens && { search: searchVector(tokens) }),
    })
    .where(alive(owner))
    .returning();

/** Gives a conversation that nobody has named yet its name, with the tokens of that name; empty where it has one. */
export const nameConversationRow = (db: Db, owner: Owned, title: string, tokens: string[]) =>
  db
    .update(conversations)
    .set({ title, is_titled: true, version: sql`${conversations.version} + 1`, search: searchVector(tokens) })
    .where(and(alive(owner), eq(conversations.is_titled, false)))
    .returning();

export const markConversationDeleted = (db: Db, owner: Owned, at: Date) =>
  db.update(conversations).set({ deleted_at: at }).where(alive(owner)).returning();

/** Takes a deletion back that happened after `since`. */
export const unmarkConversationDeleted = (db: Db, owner: Owned, since: Date) =>
  db
    .update(conversations)
    .set({ deleted_at: null })
    .where(and(owned(owner), gt(conversations.deleted_at, since)))
    .returning();

/** Adds to the owner's counters; negative numbers take away. */
export const countForUser = (db: Db, user_id: string, change: { conversations: number; messages: number }) =>
  db
    .update(users)
    .set({
      total_conversations: sql`greatest(0, ${users.total_conversations} + ${change.conversations})`,
      total_messages: sql`greatest(0, ${users.total_messages} + ${change.messages})`,
    })
    .where(eq(users.user_id, user_id));

/** Deleted before `before`, oldest first, whoever owns them: for the clean-up. */
export const listDeletedConversations = (db: Db, before: Date, limit: number) =>
  db
    .select({ conversation_id: conversations.conversation_id, user_id: conversations.user_id })
    .from(conversations)
    .where(and(isNotNull(conversations.deleted_at), lt(conversations.deleted_at, before)))
    .orderBy(conversations.deleted_at)
    .limit(limit);

/** Locks a deleted conversation so that nothing is added to it; empty when its deletion was taken back. */
export const lockDeletedConversation = (db: Db, owner: Owned, before: Date) =>
  db
    .select({ conversation_id: conversations.conversation_id })
    .from(conversations)
    .where(and(owned(owner), lt(conversations.deleted_at, before)))
    .for("update");

/** Removes a conversation with everything that hangs on it. */
export const removeConversationRow = (db: Db, owner: Owned) => db.delete(conversations).where(owned(owner));
