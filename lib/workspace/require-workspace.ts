import { db } from "../../db/client.ts";
import { findConversation } from "../../db/queries/conversations/conversations.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { isId } from "../core/ids.ts";
import type { WorkspaceRef } from "./workspace-ref.ts";

/** The workspace of a conversation of the actor's. Throws NOT_FOUND where it is missing, deleted or somebody else's. */
export async function requireWorkspace(actor: Actor, conversation_id: string): Promise<WorkspaceRef> {
  const ref = { user_id: actor.user_id, conversation_id };
  const found = isId(conversation_id) ? await findConversation(db(), ref) : [];
  if (found.length === 0) throw fail("NOT_FOUND", { what: "conversation" });
  return ref;
}
