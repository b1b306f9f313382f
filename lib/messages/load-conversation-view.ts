import { db, type Transaction } from "../../db/client.ts";
import { listMessagesBefore, type MessageWithRun } from "../../db/queries/conversations/messages.ts";
import { findLastSeq, listFactsOfRuns } from "../../db/queries/runs/run-events.ts";
import { listStandingApprovalsIn } from "../../db/queries/runs/standing-approvals.ts";
import { getConversation } from "../conversations/index.ts";
import type { Actor } from "../core/actor.ts";
import type { Conversation } from "../protocol/contract/conversations.ts";
import type { Message } from "../protocol/contract/messages.ts";
import { foldEvent } from "../protocol/fold.ts";
import { type AgentActivity, type ConversationView, messageView } from "../protocol/view.ts";
import { standingApprovalOf } from "./standing-approval-of.ts";
import { withLiveCalls } from "./with-live-calls.ts";

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
      const allowed = await listStandingApprovalsIn(tx, { conversation_id, user_id: actor.user_id });
      const standing_approvals = allowed.map(standingApprovalOf);
      const { view } = await viewOf(
        tx,
        { conversation_id, title, last_seq, standing_approvals },
        rows.slice(0, limit).reverse(),
      );
      return { conversation, view, has_more };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

/** Rows as messages, and as the view that their events would have grown. */
async function viewOf(
  tx: Transaction,
  of: Omit<ConversationView, "messages">,
  rows: MessageWithRun[],
): Promise<{ messages: Message[]; view: ConversationView }> {
  const messages = await withLiveCalls(tx, rows);
  const run_ids = messages.flatMap((message) => (message.run_id === null ? [] : [message.run_id]));
  const activity = await listFactsOfRuns(tx, run_ids, ["agent_start", "agent_end"]);
  const loaded = { ...of, messages: messages.map(messageView) };
  return { messages, view: activity.reduce<ConversationView>(foldEvent, loaded) };
}

/** A message as it is now, with the agents that were at work on it. */
export async function loadMessage(
  tx: Transaction,
  row: MessageWithRun,
): Promise<{ message: Message; agents: AgentActivity[] }> {
  const { conversation_id } = row.message;
  const { messages, view } = await viewOf(tx, { conversation_id, title: null, last_seq: 0 }, [row]);
  const [message] = messages;
  if (!message) throw new Error("a row gave no message");
  return { message, agents: view.messages[0]?.run?.agents ?? [] };
}
