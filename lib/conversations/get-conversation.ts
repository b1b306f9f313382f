import { db } from "../../db/client.ts";
import { findConversation } from "../../db/queries/conversations/conversations.ts";
import type { Actor } from "../core/actor.ts";
import type { Conversation } from "../protocol/contract/conversations.ts";
import { conversationOf } from "./conversation-of.ts";
import { only } from "./only.ts";
import { ownerOf } from "./owner-of.ts";

/** One conversation of the actor's; the access check of other domains too. Throws NOT_FOUND for a missing, a deleted and somebody else's conversation alike. */
export async function getConversation(actor: Actor, conversation_id: string): Promise<Conversation> {
  return conversationOf(only(await findConversation(db(), ownerOf(actor, conversation_id))));
}
