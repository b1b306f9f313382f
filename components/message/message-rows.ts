import type { OutboxEntry } from "@/lib/protocol/client/outbox-store";
import { isTerminal, type MessageView, type RunView } from "@/lib/protocol/view";

/** A message's place among those that wait: `position` counts the runs before it in the conversation. */
export interface QueuePlace {
  run_id: string;
  position: number;
}

/** One row of the thread. An assistant row holds all answers to one message, oldest first. */
export type MessageRow =
  | { kind: "user"; key: string; message: MessageView; queue: QueuePlace | null }
  | { kind: "assistant"; key: string; versions: MessageView[] }
  | { kind: "outgoing"; key: string; entry: OutboxEntry };

/**
 * The rows of a thread: answers to one message share a row, a message that waits behind another has no answer's row yet,
 * what was withdrawn has none at all, and what is being sent comes last.
 */
export function messageRows(messages: MessageView[], outbox: OutboxEntry[]): MessageRow[] {
  const rows: MessageRow[] = [];
  const shown = messages.filter((message) => !message.is_deleted);
  const queue = queuePlaces(shown);
  const answers = new Map<string, MessageView[]>();
  for (const message of shown) {
    if (message.role === "user") {
      const place = queue.get(message.message_id) ?? null;
      rows.push({ kind: "user", key: message.message_id, message, queue: place });
    }
    if (message.role !== "assistant") continue;
    const parent = message.parent_message_id;
    if (parent && (queue.get(parent)?.position ?? 0) > 0) continue;
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

/** A run nobody has begun: one that was put back after a failure has been. */
const isUnbegun = (run: RunView): boolean => run.status === "queued" && run.analysis === null && run.retry === null;

/** The messages whose only answer has not been begun, with their places; runs of a conversation go one after another. */
function queuePlaces(messages: MessageView[]): Map<string, QueuePlace> {
  const places = new Map<string, QueuePlace>();
  const answered = new Set<string>();
  let position = 0;
  for (const { run, parent_message_id } of messages) {
    if (parent_message_id === null || run === null) continue;
    if (isUnbegun(run) && !answered.has(parent_message_id))
      places.set(parent_message_id, { run_id: run.run_id, position });
    answered.add(parent_message_id);
    if (!isTerminal(run.status)) position += 1;
  }
  return places;
}

/** Whether two rows look the same, so that one message is drawn again per event and not the thread. */
export function sameRow(a: MessageRow, b: MessageRow): boolean {
  if (a.kind === "assistant" && b.kind === "assistant")
    return (
      a.versions.length === b.versions.length && a.versions.every((message, index) => message === b.versions[index])
    );
  if (a.kind === "user" && b.kind === "user")
    return a.message === b.message && a.queue?.run_id === b.queue?.run_id && a.queue?.position === b.queue?.position;
  return a.kind === "outgoing" && b.kind === "outgoing" && a.entry === b.entry;
}
