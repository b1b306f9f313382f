import type { ConversationRow } from "../../db/queries/conversations/conversations.ts";
import type { Conversation } from "../protocol/contract/conversations.ts";

/** A row as the API shows it. */
export const conversationOf = (row: ConversationRow): Conversation => ({
  conversation_id: row.conversation_id,
  title: row.title,
  summary: row.summary,
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
  last_message_at: row.last_message_at?.toISOString() ?? null,
  message_count: row.message_count,
  is_pinned: row.is_pinned,
  is_archived: row.is_archived,
  tags: row.tags ?? [],
  metadata: row.metadata,
  source: row.source,
  branched_from: row.branched_from,
  version: row.version,
});
