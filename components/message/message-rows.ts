import type { OutboxEntry } from "@/lib/protocol/client/conversation-client";
import type { MessageView } from "@/lib/protocol/view";

/** One row of the thread. An assistant row holds all answers to one message, oldest first. */
export type MessageRow =
  | { kind: "user"; key: string; message: MessageView }
  | { kind: "assistant"; key: string; versions: MessageView[] }
  | { kind: "outgoing"; key: string; entry: OutboxEntry };

/** The rows of a thread: answers to one message share a row, what is being sent comes last. */
export function messageRows(messages: MessageView[], outbox: OutboxEntry[]): MessageRow[] {
  const rows: MessageRow[] = [];
  const answers = new Map<string, MessageView[]>();
  for (const message of messages) {
    if (message.role === "user") rows.push({ kind: "user", key: message.message_id, message });
    if (message.role !== "assistant") continue;
    const parent = message.parent_message_id;
    const versions = parent ? answers.get(parent) : undefined;
    if (versions) {
      versions.push(message);
      continue;
    }
    const first = [message];
    if (parent) answers.set(parent, first);
    rows.push({ kind: "assistant", key: `answers-${parent ?? message.message_id}`, versions: first });
  }
  const stored = new Set(messages.map((message) => message.temp_message_id));
  for (const entry of outbox) {
    if (!stored.has(entry.client_message_id)) rows.push({ kind: "outgoing", key: entry.client_message_id, entry });
  }
  return rows;
}

/** Whether two rows look the same, so that one message is drawn again per event and not the thread. */
export function sameRow(a: MessageRow, b: MessageRow): boolean {
  if (a.kind === "assistant" && b.kind === "assistant")
    return (
      a.versions.length === b.versions.length && a.versions.every((message, index) => message === b.versions[index])
    );
  if (a.kind === "user" && b.kind === "user") return a.message === b.message;
  return a.kind === "outgoing" && b.kind === "outgoing" && a.entry === b.entry;
}
