import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { isId } from "../core/ids.ts";

/** The two columns every query for one conversation asks for. Throws NOT_FOUND for what cannot be an id. */
export function ownerOf(actor: Actor, conversation_id: string): { user_id: string; conversation_id: string } {
  if (!isId(conversation_id)) throw fail("NOT_FOUND", { what: "conversation" });
  return { user_id: actor.user_id, conversation_id };
}
