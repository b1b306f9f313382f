import { and, count, desc, eq, gt, inArray, isNotNull, isNull, lt, type SQL, sql } from "drizzle-orm";
import { union } from "drizzle-orm/pg-core";
import type { Db } from "../client.ts";
import { conversations } from "../schema/conversations.ts";
import { messages } from "../schema/messages.ts";
import { users } from "../schema/users.ts";
import { matchesSearch, searchVector } from "../search.ts";

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

/** `tokens` are those of a new title. */
export const updateConversationRow = (
  db: Db,
  owner: Owned,
  { tokens, ...changes }: ConversationChanges & { tokens?: string[]; updated_at: Date },
) =>
  db
    .update(conversations)
    .set({ ...changes, ...(tokens && { search: searchVector(tokens) }) })
    .where(alive(owner))
    .returning();

/** Gives a conversation that nobody has named yet its name, with the tokens of that name; empty where it has one. */
export const nameConversationRow = (db: Db, owner: Owned, title: string, tokens: string[]) =>
  db
    .update(conversations)
    .set({ title, is_titled: true, search: searchVector(tokens) })
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

interface ConversationFilter {
  user_id: string;
  is_archived?: boolean | undefined;
  is_pinned?: boolean | undefined;
  /** What the title or one message must contain; undefined where nothing is searched for. */
  terms?: { token: string; prefix: boolean }[] | undefined;
}

function matching(db: Db, { user_id, is_archived, is_pinned, terms }: ConversationFilter): SQL | undefined {
  return and(
    eq(conversations.user_id, user_id),
    isNull(conversations.deleted_at),
    is_archived === undefined ? undefined : eq(conversations.is_archived, is_archived),
    is_pinned === undefined ? undefined : eq(conversations.is_pinned, is_pinned),
    terms && inArray(conversations.conversation_id, found(db, user_id, terms)),
  );
}

/** A union, because with `or` PostgreSQL would use neither search index. */
function found(db: Db, user_id: string, terms: { token: string; prefix: boolean }[]) {
  const byTitle = db
    .select({ conversation_id: conversations.conversation_id })
    .from(conversations)
    .where(and(eq(conversations.user_id, user_id), matchesSearch(conversations.search, terms)));
  const byMessage = db
    .select({ conversation_id: messages.conversation_id })
    .from(messages)
    .where(and(eq(messages.user_id, user_id), eq(messages.is_deleted, false), matchesSearch(messages.search, terms)));
  return union(byTitle, byMessage);
}

export const listConversationRows = (db: Db, filter: ConversationFilter, page: { limit: number; offset: number }) =>
  db
    .select()
    .from(conversations)
    .where(matching(db, filter))
    .orderBy(
      desc(conversations.is_pinned),
      sql`${conversations.last_message_at} desc nulls last`,
      desc(conversations.created_at),
      desc(conversations.conversation_id),
    )
    .limit(page.limit)
    .offset(page.offset);

export const countConversationRows = (db: Db, filter: ConversationFilter) =>
  db.select({ total: count() }).from(conversations).where(matching(db, filter));

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
