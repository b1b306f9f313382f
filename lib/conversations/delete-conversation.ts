import {
  type ConversationRow,
  countForUser,
  markConversationDeleted,
  unmarkConversationDeleted,
} from "../../db/queries/conversations/conversations.ts";
import { audit } from "../audit/index.ts";
import type { Actor } from "../core/actor.ts";
import { clock } from "../core/clock.ts";
import { checkVersion } from "../core/http/if-match.ts";
import type { Conversation } from "../protocol/contract/conversations.ts";
import { changeConversation } from "./conversation-changes.ts";
import { conversationOf } from "./conversation-of.ts";
import { only } from "./only.ts";
import { ownerOf } from "./owner-of.ts";
import { undoLimit } from "./undo-limit.ts";

/** Makes a conversation invisible at once; its rows and files go when the time for undoing is over. */
export async function deleteConversation(actor: Actor, conversation_id: string): Promise<void> {
  await changeConversation(async (tx) => {
    const owner = ownerOf(actor, conversation_id);
    const row = only(await markConversationDeleted(tx, owner, clock.now()));
    await countForUser(tx, actor.user_id, countersOf(row, -1));
    await audit(tx, actor, "conversation.deleted", { conversation_id, messages: row.message_count });
    return { kind: "deleted", user_id: actor.user_id, conversation: conversationOf(row) };
  });
}

/** Takes a deletion of the last ten minutes back. Throws NOT_FOUND afterwards, PRECONDITION_FAILED. */
export function restoreConversation(actor: Actor, conversation_id: string): Promise<Conversation> {
  return changeConversation(async (tx) => {
    const owner = ownerOf(actor, conversation_id);
    const row = only(await unmarkConversationDeleted(tx, owner, undoLimit()));
    checkVersion(row.version);
    await countForUser(tx, actor.user_id, countersOf(row, 1));
    await audit(tx, actor, "conversation.restored", { conversation_id });
    return { kind: "restored", user_id: actor.user_id, conversation: conversationOf(row) };
  });
}

const countersOf = (row: ConversationRow, sign: 1 | -1) => ({
  conversations: sign,
  messages: sign * row.message_count,
});
