import type { MessageCopy, ThreadRow } from "../../db/queries/conversations/branches.ts";
import { newId } from "../core/ids.ts";
import { isTerminal } from "../protocol/view.ts";

/**
 * The part of a thread that a branch takes along, in order: everything before the message branched from and the answers to
 * it, however late they were given, and, of the answers to the last message, only the one branched from.
 */
export function threadUpTo(
  thread: ThreadRow[],
  last: { message_id: string; role: string; parent_message_id: string | null },
): ThreadRow[] {
  const answered = last.role === "assistant" ? last.parent_message_id : null;
  const end = answered ?? last.message_id;
  return thread.filter((row) => {
    if (row.message_id === last.message_id) return true;
    if (row.status !== null && !isTerminal(row.status)) return false;
    if (!row.has_content) return false;
    return row.role === "assistant" ? (row.parent_message_id ?? row.message_id) < end : row.message_id <= end;
  });
}

/** Each message with the id of its copy; `urls` are those of the copied files by those of the originals. */
export function copiesOf(thread: ThreadRow[], urls: Map<string, string>): MessageCopy[] {
  const copies = new Map(thread.map((row) => [row.message_id, newId()]));
  return thread.map(({ message_id: origin, parent_message_id, attachments }) => ({
    origin,
    message_id: copies.get(origin) ?? newId(),
    parent: parent_message_id === null ? null : (copies.get(parent_message_id) ?? null),
    attachments: attachments?.map((file) => ({ ...file, url: urls.get(file.url) ?? file.url })) ?? null,
  }));
}
