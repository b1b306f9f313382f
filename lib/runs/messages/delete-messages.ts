import type { Transaction } from "../../../db/client.ts";
import {
  findMessageBefore,
  hideMessages,
  type LockedMessage,
  lockMessages,
  unhideMessages,
} from "../../../db/queries/conversations/message-edits.ts";
import { findMessage } from "../../../db/queries/conversations/messages.ts";
import { hasOpenRunOn } from "../../../db/queries/runs/runs.ts";
import { audit } from "../../audit/index.ts";
import type { Actor } from "../../core/actor.ts";
import { fail } from "../../core/errors.ts";
import { loadMessage, requireMessage } from "../../messages/index.ts";
import type { NewFact } from "../../protocol/events.ts";
import { recordFacts } from "../record-facts.ts";
import { lockThread } from "./lock-thread.ts";

/** Messages taken out or brought back at once: a question with all answers to it. */
export const MOST_MESSAGES = 100;

/**
 * Takes messages of one conversation out of it: readers do not see them and agents are not told of them any more; they can
 * be brought back. NOT_FOUND where one is not there (any more), CONFLICT while one is being answered or written.
 */
export async function deleteMessages(actor: Actor, message_ids: string[]): Promise<void> {
  await changeMessages(actor, message_ids, async (tx, conversation_id) => {
    const present = (await lockMessages(tx, conversation_id, message_ids)).filter((message) => !message.is_deleted);
    if (present.length < new Set(message_ids).size) throw fail("NOT_FOUND", { what: "message" });
    if (await hasOpenRunOn(tx, message_ids)) {
      throw fail("CONFLICT", { message: "An answer is still being written. Stop it first, then delete." });
    }
    await hideMessages(tx, { conversation_id, user_id: actor.user_id }, message_ids);
    await audit(tx, actor, "messages.deleted", { conversation_id, message_ids });
    return present.map(
      ({ message_id }): NewFact => ({ type: "message_update", data: { message_id, is_deleted: true } }),
    );
  });
}

/** Brings deleted messages of one conversation back to where they were; one that is there already stays. */
export async function restoreMessages(actor: Actor, message_ids: string[]): Promise<void> {
  await changeMessages(actor, message_ids, async (tx, conversation_id) => {
    const known = await lockMessages(tx, conversation_id, message_ids);
    if (known.length < new Set(message_ids).size) throw fail("NOT_FOUND", { what: "message" });
    const changed = new Set(await unhideMessages(tx, { conversation_id, user_id: actor.user_id }, message_ids));
    if (changed.size > 0) {
      await audit(tx, actor, "messages.restored", { conversation_id, message_ids: [...changed] });
    }
    const facts: NewFact[] = [];
    for (const message of known) if (changed.has(message.message_id)) facts.push(await restored(tx, message));
    return facts;
  });
}

/** The message whole, for those who have opened the conversation since it was gone. */
async function restored(tx: Transaction, message: LockedMessage): Promise<NewFact> {
  const { message_id } = message;
  const row = await findMessage(tx, message_id);
  if (!row) throw fail("NOT_FOUND", { what: "message" });
  const whole = { ...(await loadMessage(tx, row)), after: await findMessageBefore(tx, message) };
  return { type: "message_update", data: { message_id, is_deleted: false, restored: whole } };
}

/** Changes messages of one conversation of the actor's and tells of it. */
async function changeMessages(
  actor: Actor,
  message_ids: string[],
  change: (tx: Transaction, conversation_id: string) => Promise<NewFact[]>,
): Promise<void> {
  const [first] = message_ids;
  if (first === undefined) return;
  const { conversation } = await requireMessage(actor, first);
  const { conversation_id } = conversation;
  await recordFacts(conversation_id, async (tx, record) => {
    await lockThread(tx, actor, conversation_id);
    await record(await change(tx, conversation_id), null);
  });
}
