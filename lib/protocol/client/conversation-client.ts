import type { Attachment } from "../contract/messages.ts";
import type { RetryRunBody, Run } from "../contract/runs.ts";
import type { WireEvent } from "../events.ts";
import { fold } from "../fold.ts";
import type { ConversationView, MessageView } from "../view.ts";
import type { ApiResult, ClientError } from "./client-error.ts";
import type { ConnectionState, OpenEventTransport } from "./event-transport.ts";
import * as runsApi from "./runs-api.ts";

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

export interface ConversationState {
  view: ConversationView;
  outbox: OutboxEntry[];
  connection: ConnectionState;
}

export interface ConversationClient {
  getState: () => ConversationState;
  subscribe: (listener: () => void) => () => void;
  /** Told each event after it is folded. */
  onEvent: (listener: (event: WireEvent) => void) => () => void;
  send: (message: OutgoingMessage) => Promise<ApiResult<Run>>;
  resend: (client_message_id: string) => Promise<ApiResult<Run> | null>;
  discard: (client_message_id: string) => void;
  cancel: (run_id: string) => Promise<ApiResult<Run>>;
  retry: (run_id: string, body: RetryRunBody) => Promise<ApiResult<Run>>;
  /** Puts older messages in front. */
  prepend: (messages: MessageView[]) => void;
  connect: () => () => void;
}

interface ClientParts {
  view: ConversationView;
  openTransport: OpenEventTransport;
  /** Runs `flush` soon; events that come together are shown together. */
  schedule: (flush: () => void) => void;
  api?: Pick<typeof runsApi, "sendMessage" | "cancelRun" | "retryRun">;
  newId?: () => string;
  now?: () => string;
}

/**
 * One conversation in one page: the view grown by `fold`, what was sent and is not yet confirmed, and the state of
 * the connection. Knows nothing of React; `subscribe` and `getState` fit `useSyncExternalStore`.
 */
export function createConversationClient(parts: ClientParts): ConversationClient {
  const { openTransport, schedule, api = runsApi } = parts;
  const newId = parts.newId ?? (() => crypto.randomUUID());
  const now = parts.now ?? (() => new Date().toISOString());
  const listeners = new Set<() => void>();
  const eventListeners = new Set<(event: WireEvent) => void>();
  let state: ConversationState = { view: parts.view, outbox: [], connection: "connecting" };
  let isScheduled = false;

  const publish = () => {
    isScheduled = false;
    for (const listener of listeners) listener();
  };
  const set = (change: Partial<ConversationState>) => {
    state = { ...state, ...change };
    publish();
  };
  const { conversation_id } = parts.view;

  const receive = (event: WireEvent) => {
    const view = fold(state.view, event);
    const outbox =
      event.type === "user_message"
        ? state.outbox.filter((entry) => entry.client_message_id !== event.data.temp_message_id)
        : state.outbox;
    state = { ...state, view, outbox };
    for (const listener of eventListeners) listener(event);
    if (isScheduled) return;
    isScheduled = true;
    schedule(publish);
  };

  const deliver = async (entry: OutboxEntry): Promise<ApiResult<Run>> => {
    const { client_message_id, content, agent_id, model_id, attachments } = entry;
    const result = await api.sendMessage(conversation_id, {
      client_message_id,
      content,
      agent_id,
      model_id,
      attachments,
    });
    if (!result.ok) set({ outbox: withError(state.outbox, client_message_id, result.error) });
    return result;
  };

  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onEvent: (listener) => {
      eventListeners.add(listener);
      return () => eventListeners.delete(listener);
    },
    send: (message) => {
      const entry = { ...message, client_message_id: newId(), timestamp: now(), error: null };
      set({ outbox: [...state.outbox, entry] });
      return deliver(entry);
    },
    resend: async (id) => {
      const entry = state.outbox.find((candidate) => candidate.client_message_id === id);
      if (!entry) return null;
      set({ outbox: withError(state.outbox, id, null) });
      return deliver(entry);
    },
    discard: (id) => set({ outbox: state.outbox.filter((entry) => entry.client_message_id !== id) }),
    cancel: (run_id) => api.cancelRun(run_id),
    retry: (run_id, body) => api.retryRun(run_id, body),
    prepend: (messages) => {
      const known = new Set(state.view.messages.map((message) => message.message_id));
      const older = messages.filter((message) => !known.has(message.message_id));
      set({ view: { ...state.view, messages: [...older, ...state.view.messages] } });
    },
    connect: () => {
      const transport = openTransport({
        conversation_id,
        lastSeq: () => state.view.last_seq,
        onEvent: receive,
        onState: (connection) => set({ connection }),
      });
      return () => transport.close();
    },
  };
}

const withError = (outbox: OutboxEntry[], id: string, error: ClientError | null): OutboxEntry[] =>
  outbox.map((entry) => (entry.client_message_id === id ? { ...entry, error } : entry));
