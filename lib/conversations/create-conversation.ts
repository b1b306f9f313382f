import type { Transaction } from "../../db/client.ts";
import { countForUser, insertConversation } from "../../db/queries/conversations/conversations.ts";
import type { Actor } from "../core/actor.ts";
import { clock } from "../core/clock.ts";
import { newId } from "../core/ids.ts";
import type { Conversation, CreateConversationBody } from "../protocol/contract/conversations.ts";
import { searchTokens } from "../search/index.ts";
import { type ConversationChange, changeConversation, changeConversationIn } from "./conversation-changes.ts";
import { conversationOf } from "./conversation-of.ts";
import { only } from "./only.ts";

/** Starts a conversation of the actor's; without a title it is called "New Chat" until its first answer names it. */
export const createConversation = (actor: Actor, body: CreateConversationBody): Promise<Conversation> =>
  changeConversation((tx) => insert(tx, actor, newId(), body));

/** What only the program itself says of a conversation. */
interface Origin {
  source?: Conversation["source"];
  /** The message of another conversation that it branches off from. */
  branched_from?: string;
}

/**
 * As {@link createConversation}, with an id of the caller's and within its transaction; `announce` is for after the
 * commit.
 */
export const createConversationIn = (
  tx: Transaction,
  actor: Actor,
  conversation_id: string,
  body: CreateConversationBody,
  origin: Origin = {},
) => changeConversationIn(tx, () => insert(tx, actor, conversation_id, body, origin));

async function insert(
  tx: Transaction,
  actor: Actor,
  conversation_id: string,
  body: CreateConversationBody,
  origin: Origin = {},
): Promise<ConversationChange> {
  const rows = await insertConversation(tx, {
    conversation_id,
    user_id: actor.user_id,
    title: body.title,
    is_titled: body.title !== undefined,
    tags: body.tags ?? null,
    metadata: body.metadata ?? null,
    tokens: searchTokens(body.title ?? ""),
    created_at: clock.now(),
    ...origin,
  });
  await countForUser(tx, actor.user_id, { conversations: 1, messages: 0 });
  return { kind: "created", user_id: actor.user_id, conversation: conversationOf(only(rows)) };
}
