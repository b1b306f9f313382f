import { lockMessage } from "../../../db/queries/conversations/message-edits.ts";
import { findOpenRunOfMessage } from "../../../db/queries/runs/runs.ts";
import type { Actor } from "../../core/actor.ts";
import { fail } from "../../core/errors.ts";
import { checkVersion } from "../../core/http/if-match.ts";
import { getMessage, requireMessage } from "../../messages/index.ts";
import type { EditMessageBody } from "../../protocol/contract/message-changes.ts";
import type { Message } from "../../protocol/contract/messages.ts";
import { resolveAttachments } from "../../workspace/index.ts";
import { recordFacts } from "../record-facts.ts";
import { lockThread } from "./lock-thread.ts";
import { rewriteMessage } from "./rewrite-message.ts";

/**
 * Changes the words or the files of a message of the actor's; what is absent stays, what it said before is kept, the
 * answers to it stay as they are. CONFLICT while it is being answered or waits for it, and for what an agent wrote;
 * PRECONDITION_FAILED where the request has seen another version.
 */
export async function editMessage(actor: Actor, message_id: string, change: EditMessageBody): Promise<Message> {
  const { conversation } = await requireMessage(actor, message_id);
  const { conversation_id } = conversation;
  const attachments = change.attachments && (await resolveAttachments(actor, conversation_id, change.attachments));
  await recordFacts(conversation_id, async (tx, record) => {
    await lockThread(tx, actor, conversation_id);
    const before = await lockMessage(tx, message_id);
    if (!before || before.is_deleted) throw fail("NOT_FOUND", { what: "message" });
    checkVersion(before.edit_count + 1);
    if (before.role !== "user") {
      throw fail("CONFLICT", { message: "Only your own messages can be changed. Ask for another answer instead." });
    }
    if (await findOpenRunOfMessage(tx, message_id)) {
      throw fail("CONFLICT", { message: "This message is being answered. Stop that first, then change it." });
    }
    const isSame =
      (change.content ?? before.content) === before.content &&
      (!attachments || urls(attachments) === urls(before.attachments ?? []));
    if (!isSame) await record([await rewriteMessage(tx, before, { content: change.content, attachments })], null);
  });
  return getMessage(actor, message_id);
}

const urls = (attachments: { url: string }[]): string => attachments.map(({ url }) => url).join(" ");
