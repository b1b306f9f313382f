import { db } from "../../db/client.ts";
import { countConversationRows, listConversationRows } from "../../db/queries/conversations.ts";
import type { Actor } from "../core/actor.ts";
import type { Conversation, ListConversationsQuery } from "../protocol/contract/conversations.ts";
import { type Page, pageOf } from "../protocol/envelope.ts";
import { searchTerms } from "../search/index.ts";
import { conversationOf } from "./conversation-of.ts";

/**
 * The actor's conversations: pinned first, then by last message, those without one at the end, newest first. `search`
 * looks in titles and in messages, in Chinese and English; blank, it is no condition.
 */
export async function listConversations(actor: Actor, query: ListConversationsQuery): Promise<Page<Conversation>> {
  const { page, per_page, is_archived, is_pinned, search } = query;
  const terms = search?.trim() ? searchTerms(search) : undefined;
  const filter = { user_id: actor.user_id, is_archived, is_pinned, terms };
  const [rows, [counted]] = await Promise.all([
    listConversationRows(db(), filter, { limit: per_page, offset: (page - 1) * per_page }),
    countConversationRows(db(), filter),
  ]);
  return pageOf(rows.map(conversationOf), counted?.total ?? 0, page, per_page);
}
