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
export function createOutbox({ conversation_id, store, post, view, onChange, newId, now }: OutboxParts) {
  let entries = store.load(conversation_id);
  /** Left by an earlier page, which did not learn whether they had arrived. */
  const left = new Set(entries.map((entry) => entry.client_message_id));
  let toResume = entries.filter((entry) => entry.error === null);
  let lastDelivery: Promise<unknown> = Promise.resolve();

  const set = (changed: OutboxEntry[]) => {
    entries = changed;
    onChange(entries);
  };
  const confirm = (id: string): OutboxEntry[] => {
    store.remove(conversation_id, id);
    entries = entries.filter((entry) => entry.client_message_id !== id);
    return entries;
  };
  const mark = (entry: OutboxEntry, error: ClientError | null) => {
    const { client_message_id } = entry;
    if (!entries.some((one) => one.client_message_id === client_message_id)) return;
    store.put(conversation_id, { ...entry, error });
    set(entries.map((one) => (one.client_message_id === client_message_id ? { ...one, error } : one)));
  };
  const deliverNow = async (entry: OutboxEntry): Promise<ApiResult<Run>> => {
    const result = await post(entry);
    if (!result.ok) mark(entry, result.error);
    else if (left.has(entry.client_message_id) && isPast(view(), result.data)) set(confirm(entry.client_message_id));
    else store.remove(conversation_id, entry.client_message_id);
    return result;
  };
  /** One after another, so that messages arrive in the order in which they were written. */
  const deliver = (entry: OutboxEntry): Promise<ApiResult<Run>> => {
    const delivery = lastDelivery.then(() => deliverNow(entry));
    lastDelivery = delivery.catch(() => undefined);
    return delivery;
  };

  return {
    entries: () => entries,
    /** The server has it; answers what is left, without telling of the change. */
    confirm,
    discard: (id: string) => set(confirm(id)),
    send: (message: OutgoingMessage): Promise<ApiResult<Run>> => {
      const entry = { ...message, client_message_id: newId(), timestamp: now(), error: null };
      store.put(conversation_id, entry);
      set([...entries, entry]);
      return deliver(entry);
    },
    resend: async (id: string): Promise<ApiResult<Run> | null> => {
      const entry = entries.find((candidate) => candidate.client_message_id === id);
      if (!entry) return null;
      mark(entry, null);
      return deliver(entry);
    },
    /** Sends what an earlier page was sending when it ended; what is older waits for the person's word. */
    resume: (): void => {
      const resumed = toResume;
      toResume = [];
      for (const entry of resumed) {
        const age = Date.parse(now()) - Date.parse(entry.timestamp);
        if (age <= RESUME_WITHIN_MS) void deliver(entry);
        else mark(entry, clientError("NETWORK"));
      }
    },
  };
}

/** Whether the message of this run lies behind the view, so that its event will not come to it again. */
function isPast(view: ConversationView, run: Run): boolean {
  const newest = view.messages.at(-1)?.message_id;
  return isTerminal(run.status) || (newest !== undefined && run.user_message_id <= newest);
}
