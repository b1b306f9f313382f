import { db } from "../../db/client.ts";
import { listMessagesBefore } from "../../db/queries/messages.ts";
import { findLastSeq, listFactsOfRuns } from "../../db/queries/run-events.ts";
import { getConversation } from "../conversations/index.ts";
import type { Actor } from "../core/actor.ts";
import type { Conversation } from "../protocol/contract/conversations.ts";
import { foldEvent } from "../protocol/fold.ts";
import { type ConversationView, messageView } from "../protocol/view.ts";
import { withLiveCalls } from "./list-messages.ts";

export interface LoadedConversation {
  conversation: Conversation;
  view: ConversationView;
  /** Older messages exist. */
  has_more: boolean;
}

/**
 * What a page needs to show a conversation: its newest messages (or those before one) as a view that `fold` can go on
 * from. Read from one snapshot, so that the view is exactly that of its `last_seq`.
 */
export async function loadConversationView(
  actor: Actor,
  conversation_id: string,
  page: { limit?: number; before?: string } = {},
): Promise<LoadedConversation> {
  const limit = page.limit ?? 50;
  const conversation = await getConversation(actor, conversation_id);
  return db().transaction(
    async (tx) => {
      const { last_seq, title } = await findLastSeq(tx, conversation_id);
      const place = { conversation_id, created_at: new Date(conversation.created_at) };
      const rows = await listMessagesBefore(tx, place, page.before ?? null, limit + 1);
      const has_more = rows.length > limit;
      const messages = await withLiveCalls(tx, rows.slice(0, limit).reverse());
      const run_ids = messages.flatMap((message) => (message.run_id === null ? [] : [message.run_id]));
      const activity = await listFactsOfRuns(tx, run_ids, ["agent_start", "agent_end"]);
      const loaded = { conversation_id, title, last_seq, messages: messages.map(messageView) };
      const view = activity.reduce<ConversationView>(foldEvent, loaded);
      return { conversation, view, has_more };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}
