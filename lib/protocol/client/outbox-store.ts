import type { Attachment } from "../contract/messages.ts";
import type { ClientError } from "./client-error.ts";

export interface OutgoingMessage {
  content: string;
  agent_id: string | null;
  model_id: string | null;
  attachments: Attachment[];
}

/** A message this page has sent and the server has not yet confirmed by its event. */
export interface OutboxEntry extends OutgoingMessage {
  client_message_id: string;
  timestamp: string;
  error: ClientError | null;
}

/**
 * Keeps what was sent from a page and is not yet confirmed, for when the page is gone before the server answers. Never
 * throws: a place that is full or forbidden keeps nothing.
 */
export interface OutboxStore {
  /** What is kept for this conversation, oldest first. */
  load: (conversation_id: string) => OutboxEntry[];
  put: (conversation_id: string, entry: OutboxEntry) => void;
  remove: (conversation_id: string, client_message_id: string) => void;
}

/** For a page that keeps nothing. */
export const noOutboxStore: OutboxStore = { load: () => [], put: () => {}, remove: () => {} };
