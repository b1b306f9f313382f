import { lockConversationRow, updateConversationRow } from "../../db/queries/conversations/conversations.ts";
import type { Actor } from "../core/actor.ts";
import { clock } from "../core/clock.ts";
import { checkVersion } from "../core/http/if-match.ts";
import type { Conversation, UpdateConversationBody } from "../protocol/contract/conversations.ts";
import { searchTokens } from "../search/index.ts";
import { changeConversation } from "./conversation-changes.ts";
import { conversationOf } from "./conversation-of.ts";
import { only } from "./only.ts";
import { ownerOf } from "./owner-of.ts";

/**
 * Renames, pins, archives or tags; what the body leaves out stays. A name given here is never replaced by a made one.
 * PRECONDITION_FAILED where the request has seen another version.
 */
export function updateConversation(
  actor: Actor,
  conversation_id: string,
  body: UpdateConversationBody,
): Promise<Conversation> {
  return changeConversation(async (tx) => {
    const owner = ownerOf(actor, conversation_id);
    checkVersion(only(await lockConversationRow(tx, owner)).version);
    const rows = await updateConversationRow(tx, owner, {
      ...body,
      ...(body.title !== undefined && { is_titled: true, tokens: searchTokens(body.title) }),
      updated_at: clock.now(),
    });
    return { kind: "updated", user_id: actor.user_id, conversation: conversationOf(only(rows)) };
  });
}
