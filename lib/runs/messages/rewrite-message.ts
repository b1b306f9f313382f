import type { Transaction } from "../../../db/client.ts";
import {
  insertMessageEdit,
  type LockedMessage,
  rewriteMessage as rewriteRow,
} from "../../../db/queries/conversations/message-edits.ts";
import { fail } from "../../core/errors.ts";
import { newId } from "../../core/ids.ts";
import type { Attachment } from "../../protocol/contract/messages.ts";
import type { NewFact } from "../../protocol/events.ts";
import { searchTokens } from "../../search/index.ts";

/** What a message is to say from now on; what is absent stays. */
export interface Rewriting {
  content?: string | undefined;
  attachments?: Attachment[] | undefined;
}

/** Gives a message, locked by the caller, its new words and files, and keeps the old ones. VALIDATION_ERROR for neither. */
export async function rewriteMessage(tx: Transaction, before: LockedMessage, wanted: Rewriting): Promise<NewFact> {
  const { message_id } = before;
  const content = wanted.content ?? before.content;
  const attachments = wanted.attachments ?? before.attachments ?? [];
  if (content.trim() === "" && attachments.length === 0) {
    throw fail("VALIDATION_ERROR", {
      message: "A message needs words or a file. Delete it instead.",
      details: [{ field: "content", message: "is empty" }],
    });
  }
  await insertMessageEdit(tx, {
    edit_id: newId(),
    message_id,
    content: before.content,
    attachments: before.attachments,
  });
  const edit_count = await rewriteRow(tx, message_id, {
    content,
    tokens: searchTokens(content),
    attachments: attachments.length > 0 ? attachments : null,
  });
  return { type: "message_update", data: { message_id, content, attachments, edit_count } };
}
