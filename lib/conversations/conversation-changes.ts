import { db, type Transaction } from "../../db/client.ts";
import { singleton } from "../core/process/singleton.ts";
import type { Conversation } from "../protocol/contract/conversations.ts";

/** What happened to a conversation itself; its messages are not meant. */
export interface ConversationChange {
  kind: "created" | "updated" | "deleted" | "restored";
  user_id: string;
  /** As it is after the change. */
  conversation: Conversation;
}

/**
 * Called inside the transaction of the change, so that what it writes happens with the change or not at all; a rejection
 * undoes both. What it gives back is called after the commit and must not throw.
 */
export type ConversationListener = (
  change: ConversationChange,
  tx: Transaction,
) => Promise<(() => void) | undefined> | (() => void) | undefined;

const listeners = () => singleton("conversation-listeners", () => new Map<string, ConversationListener>());

/**
 * Tells `listener` about every change of a conversation from now on. The same name again replaces the earlier listener:
 * each module graph of the process brings its own copy. Gives a function that ends it.
 */
export function onConversationChanged(name: string, listener: ConversationListener): () => void {
  listeners().set(name, listener);
  return () => {
    if (listeners().get(name) === listener) listeners().delete(name);
  };
}

/** Makes a change in one transaction with what the listeners write, and tells them when it is committed. */
export async function changeConversation(
  make: (tx: Transaction) => Promise<ConversationChange>,
): Promise<Conversation> {
  const { conversation, announce } = await db().transaction((tx) => changeConversationIn(tx, make));
  announce();
  return conversation;
}

/** As {@link changeConversation}, within a transaction of the caller's, who calls `announce` when it is committed. */
export async function changeConversationIn(
  tx: Transaction,
  make: (tx: Transaction) => Promise<ConversationChange>,
): Promise<{ conversation: Conversation; announce: () => void }> {
  const change = await make(tx);
  const afterCommit: (() => void)[] = [];
  for (const listener of listeners().values()) {
    const told = await listener(change, tx);
    if (told) afterCommit.push(told);
  }
  const announce = () => {
    for (const tell of afterCommit) tell();
  };
  return { conversation: change.conversation, announce };
}
