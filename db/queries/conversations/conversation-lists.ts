import { type AnyColumn, and, count, eq, isNull, type SQL, sql } from "drizzle-orm";
import { union } from "drizzle-orm/pg-core";
import type { ConversationSort } from "../../../lib/protocol/contract/conversations.ts";
import type { Db } from "../../client.ts";
import { conversations, messages, users } from "../../schema/index.ts";
import { matchesSearch } from "../../search.ts";
import { withLimit } from "../../with-limit.ts";

export interface ConversationFilter {
  user_id: string;
  is_archived?: boolean | undefined;
  is_pinned?: boolean | undefined;
  /** Undefined for all. */
  source?: "chat" | "openai" | undefined;
  /** All of them; undefined where none is asked for. */
  tags?: string[] | undefined;
  /** What the title or one message must contain; undefined where nothing is searched for. */
  terms?: { token: string; prefix: boolean }[] | undefined;
}

/** Sources and flags are spelled out, or plans made for any value would not see the indexes made for some. */
function matching(db: Db, filter: ConversationFilter): SQL | undefined {
  const { user_id, is_archived, is_pinned, source, tags, terms } = filter;
  const is = (column: AnyColumn, wanted: boolean | undefined) =>
    wanted === undefined ? undefined : wanted ? sql`${column}` : sql`not ${column}`;
  return and(
    eq(conversations.user_id, user_id),
    isNull(conversations.deleted_at),
    source && sql`${conversations.source} = ${sql.raw(source === "chat" ? "'chat'" : "'openai'")}`,
    is(conversations.is_archived, is_archived),
    is(conversations.is_pinned, is_pinned),
    tags && sql`${conversations.tags} @> ${JSON.stringify(tags)}::text::jsonb`,
    // As an array: joined, it would be compared with every conversation of the person.
    terms && sql`${conversations.conversation_id} = any(array(${found(db, user_id, terms)}))`,
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

/** The last conversation that a reader has seen, by what the list is ordered by. */
export interface ConversationPlace {
  is_pinned: boolean;
  /** Microseconds since 1970, as text: our own instants are coarser than PostgreSQL's. */
  last_message_us: string | null;
  title: string;
  conversation_id: string;
}

const { conversation_id, is_pinned, last_message_at, title } = conversations;

/** The orders of the list, spelled as in the index. The id is a conversation's age. */
const ORDER: Record<ConversationSort, SQL> = {
  last_message_at: sql`${last_message_at} asc nulls first, ${conversation_id} asc nulls first`,
  "-last_message_at": sql`${last_message_at} desc nulls last, ${conversation_id} desc nulls last`,
  created_at: sql`${conversation_id} asc`,
  "-created_at": sql`${conversation_id} desc`,
  title: sql`${title} asc, ${conversation_id} asc`,
  "-title": sql`${title} desc, ${conversation_id} desc`,
};
const PINNED_FIRST = sql`${is_pinned} desc nulls last, ${ORDER["-last_message_at"]}`;

/**
 * What comes behind a place, as conditions whose rows follow one another: each can be read from an index where it begins,
 * which one condition with `or` cannot.
 */
function stretches(sort: ConversationSort | undefined, after: ConversationPlace): (SQL | undefined)[] {
  const spoken = sql`(timestamptz 'epoch' + ${after.last_message_us}::int8 * interval '1 microsecond', ${after.conversation_id}::uuid)`;
  const behind = sql`(${last_message_at}, ${conversation_id}) < ${spoken}`;
  const silent = isNull(last_message_at);
  const younger = sql`${conversation_id} < ${after.conversation_id}`;
  const older = sql`${conversation_id} > ${after.conversation_id}`;
  const newestFirst = after.last_message_us === null ? [and(silent, younger)] : [behind, silent];
  switch (sort) {
    case undefined: {
      const same = newestFirst.map((condition) => and(eq(is_pinned, after.is_pinned), condition));
      return after.is_pinned ? [...same, eq(is_pinned, false)] : same;
    }
    case "-last_message_at":
      return newestFirst;
    case "last_message_at": {
      const ahead = sql`(${last_message_at}, ${conversation_id}) > ${spoken}`;
      return after.last_message_us === null ? [and(silent, older), sql`${last_message_at} is not null`] : [ahead];
    }
    case "created_at":
      return [older];
    case "-created_at":
      return [younger];
    case "title":
      return [sql`(${title}, ${conversation_id}) > (${after.title}, ${after.conversation_id}::uuid)`];
    case "-title":
      return [sql`(${title}, ${conversation_id}) < (${after.title}, ${after.conversation_id}::uuid)`];
  }
}

const orderOf = (sort: ConversationSort | undefined): SQL => (sort ? ORDER[sort] : PINNED_FIRST);

export type ListedConversation = Awaited<ReturnType<typeof readRows>>[number];

const readRows = (db: Db, where: SQL | undefined, order: SQL, limit: number) =>
  db
    .select({
      row: conversations,
      last_message_us: sql<string | null>`(extract(epoch from ${last_message_at}) * 1000000)::int8::text`,
    })
    .from(conversations)
    .where(where)
    .orderBy(withLimit(order, limit));

const PLACE = sql.raw("conversation_id, is_pinned, last_message_at, title");

/** What the list is read from: an index in its order, or first everything that was searched for. */
function candidates(db: Db, filter: ConversationFilter): SQL {
  const all = (where: SQL | undefined) => sql`select ${PLACE} from ${conversations} where ${where}`;
  if (filter.tags || filter.terms) return sql`(${all(matching(db, filter))} offset 0)`;
  return sql`(${all(matching(db, filter))})`;
}

interface Stretch {
  where?: SQL | undefined;
  limit: number;
  offset?: number;
}

async function readStretch(
  db: Db,
  filter: ConversationFilter,
  sort: ConversationSort | undefined,
  { where, limit, offset = 0 }: Stretch,
): Promise<ListedConversation[]> {
  const order = orderOf(sort);
  const isNarrow = filter.tags !== undefined || filter.terms !== undefined;
  if (!isNarrow && sort?.endsWith("last_message_at") && filter.is_pinned === undefined) {
    // The index has the pinned first: two stretches of it, each in the order of time.
    const page = { where, limit: limit + offset };
    const stretches = [true, false].map((is_pinned) => readStretch(db, { ...filter, is_pinned }, sort, page));
    const rows = (await Promise.all(stretches)).flat().toSorted(byLastMessage);
    return (sort === "last_message_at" ? rows.reverse() : rows).slice(offset, offset + limit);
  }
  if (!isNarrow && offset === 0) return await readRows(db, and(matching(db, filter), where), order, limit);
  // The rows are read last, only those that are shown.
  const ids = sql`select conversation_id from ${candidates(db, filter)} as conversations
    where ${where ?? sql`true`} order by ${withLimit(order, limit)} offset ${offset}`;
  return await readRows(db, sql`${conversation_id} in (${ids})`, order, limit);
}

/** Newest first, those without a message at the end. */
function byLastMessage(a: ListedConversation, b: ListedConversation): number {
  const ago = Number(b.last_message_us ?? -1) - Number(a.last_message_us ?? -1);
  return ago === 0 ? (a.row.conversation_id < b.row.conversation_id ? 1 : -1) : ago;
}

/** A page of a person's conversations by its number. */
export const listConversationsAt = (
  db: Db,
  filter: ConversationFilter,
  sort: ConversationSort | undefined,
  page: { limit: number; offset: number },
): Promise<ListedConversation[]> => readStretch(db, filter, sort, page);

/** The conversations behind a place. */
export async function listConversationsBehind(
  db: Db,
  filter: ConversationFilter,
  sort: ConversationSort | undefined,
  after: ConversationPlace,
  limit: number,
): Promise<ListedConversation[]> {
  const rows: ListedConversation[] = [];
  for (const where of stretches(sort, after)) {
    if (rows.length >= limit) break;
    rows.push(...(await readStretch(db, filter, sort, { where, limit: limit - rows.length })));
  }
  return rows;
}

/**
 * How many conversations a filter lets through. Where nothing is searched for, the person's counter is asked and only the
 * fewer ones are counted: the archived, the pinned, those of the OpenAI-compatible endpoint.
 */
export async function countConversations(db: Db, filter: ConversationFilter): Promise<number> {
  const { terms, tags, is_pinned, is_archived, source, ...rest } = filter;
  const countThose = async (narrower: Partial<ConversationFilter>): Promise<number> => {
    const [row] = await db
      .select({ total: count() })
      .from(conversations)
      .where(matching(db, { ...filter, ...narrower }));
    return row?.total ?? 0;
  };
  if (terms || tags || is_pinned === true) return countThose({});
  if (is_pinned === false)
    return (
      (await countConversations(db, { ...filter, is_pinned: undefined })) - (await countThose({ is_pinned: true }))
    );
  if (is_archived === true || source === "openai") return countThose({});
  if (is_archived === false)
    return (
      (await countConversations(db, { ...filter, is_archived: undefined })) - (await countThose({ is_archived: true }))
    );
  if (source === "chat") return (await countConversations(db, rest)) - (await countThose({ source: "openai" }));
  const [row] = await db
    .select({ total: users.total_conversations })
    .from(users)
    .where(eq(users.user_id, filter.user_id));
  return row?.total ?? 0;
}
