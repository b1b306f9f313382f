import type { Transaction } from "../../../db/client.ts";
import { lockConversation } from "../../../db/queries/runs/runs.ts";
import type { Actor } from "../../core/actor.ts";
import { fail } from "../../core/errors.ts";

/** Keeps a conversation of the actor's as it is until the transaction ends. NOT_FOUND where it is deleted or gone. */
export async function lockThread(tx: Transaction, actor: Actor, conversation_id: string) {
  const conversation = await lockConversation(tx, actor.user_id, conversation_id);
  if (!conversation || conversation.deleted_at !== null) throw fail("NOT_FOUND", { what: "conversation" });
  return conversation;
}
