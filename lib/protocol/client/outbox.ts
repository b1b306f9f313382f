import type { Run } from "../contract/runs.ts";
import { type ConversationView, isTerminal } from "../view.ts";
import { type ApiResult, type ClientError, clientError } from "./client-error.ts";
import type { OutboxEntry, OutboxStore, OutgoingMessage } from "./outbox-store.ts";

/** A page that comes back within this time sends by itself what its last one left; later the person decides. */
const RESUME_WITHIN_MS = 300_000;

interface OutboxParts {
  conversation_id: string;
  store: OutboxStore;
  post: (entry: OutboxEntry) => Promise<ApiResult<Run>>;
  view: () => ConversationView;
  onChange: (entries: OutboxEntry[]) => void;
  newId: () => string;
  now: () => string;
}

/**
 * What a page has sent and the server has not confirmed. Kept in the store until it is, so that neither a reload nor a
 * crash loses it; sent again with the same id, of which the server makes one message.
 */
export class Outbox {
  readonly #parts: OutboxParts;
  #entries: OutboxEntry[];
  /** Left by an earlier page, which did not learn whether they had arrived. */
  readonly #left: ReadonlySet<string>;
  #toResume: OutboxEntry[];
  #lastDelivery: Promise<unknown> = Promise.resolve();

  constructor(parts: OutboxParts) {
    this.#parts = parts;
    this.#entries = parts.store.load(parts.conversation_id);
    this.#left = new Set(this.#entries.map((entry) => entry.client_message_id));
    this.#toResume = this.#entries.filter((entry) => entry.error === null);
  }

  entries(): OutboxEntry[] {
    return this.#entries;
  }

  /** The server has it; answers what is left, without telling of the change. */
  confirm(id: string): OutboxEntry[] {
    const { store, conversation_id } = this.#parts;
    store.remove(conversation_id, id);
    this.#entries = this.#entries.filter((entry) => entry.client_message_id !== id);
    return this.#entries;
  }

  discard(id: string): void {
    this.#set(this.confirm(id));
  }

  send(message: OutgoingMessage): Promise<ApiResult<Run>> {
    const { store, conversation_id, newId, now } = this.#parts;
    const entry = { ...message, client_message_id: newId(), timestamp: now(), error: null };
    store.put(conversation_id, entry);
    this.#set([...this.#entries, entry]);
    return this.#deliver(entry);
  }

  async resend(id: string): Promise<ApiResult<Run> | null> {
    const entry = this.#entries.find((candidate) => candidate.client_message_id === id);
    if (!entry) return null;
    this.#mark(entry, null);
    return this.#deliver(entry);
  }

  /** Sends what an earlier page was sending when it ended; what is older waits for the person's word. */
  resume(): void {
    const resumed = this.#toResume;
    this.#toResume = [];
    for (const entry of resumed) {
      const age = Date.parse(this.#parts.now()) - Date.parse(entry.timestamp);
      if (age <= RESUME_WITHIN_MS) void this.#deliver(entry);
      else this.#mark(entry, clientError("NETWORK"));
    }
  }

  #set(changed: OutboxEntry[]): void {
    this.#entries = changed;
    this.#parts.onChange(changed);
  }

  #mark(entry: OutboxEntry, error: ClientError | null): void {
    const { client_message_id } = entry;
    if (!this.#entries.some((one) => one.client_message_id === client_message_id)) return;
    this.#parts.store.put(this.#parts.conversation_id, { ...entry, error });
    this.#set(this.#entries.map((one) => (one.client_message_id === client_message_id ? { ...one, error } : one)));
  }

  /** One after another, so that messages arrive in the order in which they were written. */
  #deliver(entry: OutboxEntry): Promise<ApiResult<Run>> {
    const delivery = this.#lastDelivery.then(() => this.#deliverNow(entry));
    this.#lastDelivery = delivery.catch(() => undefined);
    return delivery;
  }

  async #deliverNow(entry: OutboxEntry): Promise<ApiResult<Run>> {
    const { store, conversation_id, post, view } = this.#parts;
    const { client_message_id } = entry;
    const result = await post(entry);
    if (!result.ok) this.#mark(entry, result.error);
    else if (this.#left.has(client_message_id) && isPast(view(), result.data)) this.discard(client_message_id);
    else store.remove(conversation_id, client_message_id);
    return result;
  }
}

/** Whether the message of this run lies behind the view, so that its event will not come to it again. */
function isPast(view: ConversationView, run: Run): boolean {
  const newest = view.messages.at(-1)?.message_id;
  return isTerminal(run.status) || (newest !== undefined && run.user_message_id <= newest);
}
