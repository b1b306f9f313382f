import { db } from "../../db/client.ts";
import { listMessageEdits as listRows } from "../../db/queries/conversations/message-edits.ts";
import type { Actor } from "../core/actor.ts";
import type { ListMessageEditsQuery, MessageEdit } from "../protocol/contract/message-changes.ts";
import { type Page, pageOf } from "../protocol/envelope.ts";
import { getMessage } from "./require-message.ts";

/** What a message of the actor's said before each of its edits, oldest first unless sorted otherwise. */
export async function listMessageEdits(
  actor: Actor,
  message_id: string,
  { page, per_page, sort }: ListMessageEditsQuery,
): Promise<Page<MessageEdit>> {
  const { edit_count } = await getMessage(actor, message_id);
  const rows = await listRows(db(), message_id, { sort, limit: per_page, offset: (page - 1) * per_page });
  const edits = rows.map((row) => ({ ...row, edited_at: row.edited_at.toISOString() }));
  return pageOf(edits, edit_count, page, per_page);
}
