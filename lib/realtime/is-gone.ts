import { getConversation } from "../conversations/index.ts";
import type { Actor } from "../core/actor.ts";
import { isAlmaError } from "../core/errors.ts";
import type { WireEvent } from "../protocol/events.ts";

/** Whether an event tells of a deletion; in a replay it may be one that was taken back, see {@link isGone}. */
export const tellsOfDeletion = (event: WireEvent): boolean =>
  event.type === "conversation_update" && event.data.is_deleted === true;

/** Whether the conversation is no longer there for the actor. A database that does not answer says nothing: false. */
export const isGone = (actor: Actor, conversation_id: string): Promise<boolean> =>
  getConversation(actor, conversation_id).then(
    () => false,
    (error: unknown) => isAlmaError(error) && error.code === "NOT_FOUND",
  );
