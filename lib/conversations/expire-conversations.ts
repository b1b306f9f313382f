import { db, type Transaction } from "../../db/client.ts";
import { countForUser, markConversationDeleted } from "../../db/queries/conversations/conversations.ts";
import { countUntouched, listUntouched, lockUntouched } from "../../db/queries/operation/retention.ts";
import { audit } from "../audit/index.ts";
import type { Actor } from "../core/actor.ts";
import { clock } from "../core/clock.ts";
import { requireSuperuser } from "../core/permissions.ts";
import { findRetention } from "../settings/index.ts";
import { changeConversationIn } from "./conversation-changes.ts";
import { conversationOf } from "./conversation-of.ts";
import { only } from "./only.ts";

const BATCH = 100;
/** The rest waits for the next time. */
const MOST_AT_ONCE = 2000;
const DAY_MS = 86_400_000;

interface Owned {
  conversation_id: string;
  user_id: string;
}

const before = (days: number): Date => new Date(clock.now().getTime() - days * DAY_MS);

/** How many conversations a retention of so many days would delete now. For administrators. */
export async function countExpired(actor: Actor, days: number): Promise<number> {
  requireSuperuser(actor);
  return await countUntouched(db(), before(days));
}

/**
 * Deletes archived conversations that nobody touched for as long as the retention says, as if by hand, each with an audit
 * entry; nothing while it is off. Gives how many, at most 2000 at once.
 */
export async function expireConversations(): Promise<number> {
  let expired = 0;
  while (expired < MOST_AT_ONCE) {
    // Asked before each batch: an administrator who turns it off stops what is left.
    const { is_on, days } = await findRetention();
    if (!is_on) return expired;
    const due = await listUntouched(db(), before(days), BATCH);
    let deleted = 0;
    for (const owner of due) deleted += (await expire(owner, days)) ? 1 : 0;
    expired += deleted;
    if (due.length < BATCH || deleted === 0) return expired;
  }
  return expired;
}

async function expire(owner: Owned, days: number): Promise<boolean> {
  const announce = await db().transaction(async (tx) => {
    const [untouched] = await lockUntouched(tx, owner.conversation_id, before(days));
    if (!untouched) return null;
    await audit(tx, null, "conversation.expired", { ...owner, days });
    return (await changeConversationIn(tx, () => markDeleted(tx, owner))).announce;
  });
  announce?.();
  return announce !== null;
}

async function markDeleted(tx: Transaction, owner: Owned) {
  const row = only(await markConversationDeleted(tx, owner, clock.now()));
  await countForUser(tx, owner.user_id, { conversations: -1, messages: -row.message_count });
  return { kind: "deleted" as const, user_id: owner.user_id, conversation: conversationOf(row) };
}
