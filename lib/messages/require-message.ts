import { db } from "../../db/client.ts";
import { findMessage, type MessageWithRun } from "../../db/queries/conversations/messages.ts";
import { getConversation } from "../conversations/index.ts";
import type { Actor } from "../core/actor.ts";
import { fail, isAlmaError } from "../core/errors.ts";
import { isId } from "../core/ids.ts";
import type { Conversation } from "../protocol/contract/conversations.ts";
import type { Message } from "../protocol/contract/messages.ts";
import { withLiveCalls } from "./with-live-calls.ts";

export interface FoundMessage {
  row: MessageWithRun;
  conversation: Conversation;
}

/**
 * A message of the actor's, deleted or not, with its conversation. Throws NOT_FOUND for a missing one, somebody else's, and
 * one of a conversation that is deleted alike.
 */
export async function requireMessage(actor: Actor, message_id: string): Promise<FoundMessage> {
  const row = isId(message_id) ? await findMessage(db(), message_id) : undefined;
  if (row?.message.user_id !== actor.user_id) throw fail("NOT_FOUND", { what: "message" });
  const conversation = await getConversation(actor, row.message.conversation_id).catch(asMessage);
  return { row, conversation };
}

/** One message of the actor's that is not deleted. */
export async function getMessage(actor: Actor, message_id: string): Promise<Message> {
  const { row } = await requireMessage(actor, message_id);
  const [message] = row.message.is_deleted ? [] : await withLiveCalls(db(), [row]);
  if (!message) throw fail("NOT_FOUND", { what: "message" });
  return message;
}

function asMessage(error: unknown): never {
  if (isAlmaError(error) && error.code === "NOT_FOUND") throw fail("NOT_FOUND", { what: "message" });
  throw error;
}
