import { z } from "zod";
import { db } from "../../db/client.ts";
import {
  type ConversationFilter,
  countConversations,
  type ListedConversation,
  listConversationsAt,
  listConversationsBehind,
} from "../../db/queries/conversations/conversation-lists.ts";
import type { Actor } from "../core/actor.ts";
import { decodeCursor, encodeCursor } from "../core/http/cursor.ts";
import type { Conversation, ListConversationsQuery } from "../protocol/contract/conversations.ts";
import { text, uuid } from "../protocol/contract/fields.ts";
import { type Page, pageOf } from "../protocol/envelope.ts";
import { searchTerms } from "../search/index.ts";
import { conversationOf } from "./conversation-of.ts";

/** `sort` and the values of the last conversation seen. */
const placeSchema = z.tuple([
  z.string(),
  z.boolean(),
  z
    .string()
    .regex(/^\d{1,17}$/)
    .nullable(),
  text(200),
  uuid,
]);

type Query = Partial<ListConversationsQuery> & Pick<ListConversationsQuery, "page" | "per_page">;

/**
 * The actor's conversations: pinned first, then by last message, those without one at the end, newest first, unless
 * `sort` says otherwise. `search` looks in titles and in messages, in Chinese and English; blank, it is no condition.
 * VALIDATION_ERROR for a cursor that is not of this list in this order.
 */
export async function listConversations(actor: Actor, query: Query): Promise<Page<Conversation>> {
  const { page, per_page, sort, cursor } = query;
  const filter = filterOf(actor, query);
  // One more than is shown, to know whether any follow.
  const limit = per_page + 1;
  const rows = cursor
    ? await listConversationsBehind(db(), filter, sort, placeIn(cursor, sort), limit)
    : await listConversationsAt(db(), filter, sort, { limit, offset: (page - 1) * per_page });
  const has_next = rows.length > per_page;
  const shown = rows.slice(0, per_page);
  const before = (page - 1) * per_page;
  const isCounted = cursor === undefined && !has_next && (shown.length > 0 || page === 1);
  const total = isCounted ? before + shown.length : await countConversations(db(), filter);
  const last = shown.at(-1);
  const next_cursor = has_next && last ? cursorOf(last, sort) : null;
  const { items, pagination } = pageOf(
    shown.map(({ row }) => conversationOf(row)),
    Math.max(total, 0),
    page,
    per_page,
  );
  return { items, pagination: { ...pagination, has_next, next_cursor } };
}

function filterOf(actor: Actor, { is_archived, is_pinned, search, tags, source = "chat" }: Query): ConversationFilter {
  return {
    user_id: actor.user_id,
    is_archived,
    is_pinned,
    source: source === "all" ? undefined : source,
    tags: tags && tags.length > 0 ? tags : undefined,
    terms: search?.trim() ? searchTerms(search) : undefined,
  };
}

const cursorOf = ({ row, last_message_us }: ListedConversation, sort: Query["sort"]): string =>
  encodeCursor([sort ?? "", row.is_pinned, last_message_us, row.title, row.conversation_id]);

function placeIn(cursor: string, sort: Query["sort"]) {
  const ofThisOrder = placeSchema.refine(([order]) => order === (sort ?? ""));
  const [, is_pinned, last_message_us, title, conversation_id] = decodeCursor(ofThisOrder, cursor);
  return { is_pinned, last_message_us, title, conversation_id };
}
