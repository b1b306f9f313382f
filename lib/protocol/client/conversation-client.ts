import type { EditQueuedRunBody, RetryRunBody, Run } from "../contract/runs.ts";
import type { WireEvent } from "../events.ts";
import { fold } from "../fold.ts";
import type { ConversationView, MessageView } from "../view.ts";
import type { ApiResult } from "./client-error.ts";
import type { ConnectionState, OpenEventTransport, TransportKind } from "./event-transport.ts";
import { createOutbox } from "./outbox.ts";
import { noOutboxStore, type OutboxEntry, type OutboxStore, type OutgoingMessage } from "./outbox-store.ts";
import * as runsApi from "./runs-api.ts";

export interface ConversationState {
  view: ConversationView;
  outbox: OutboxEntry[];
  connection: ConnectionState;
  /** By what events come; null whenever the connection is not open. */
  kind: TransportKind | null;
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
  /** Changes a message that waits for its turn. */
  editQueued: (run_id: string, change: EditQueuedRunBody) => Promise<ApiResult<Run>>;
  /** Takes a message back that waits for its turn. */
  withdraw: (run_id: string) => Promise<ApiResult<Run>>;
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
  api?: Pick<typeof runsApi, "sendMessage" | "cancelRun" | "retryRun" | "editQueuedRun" | "withdrawQueuedRun">;
  /** Where unconfirmed messages outlive the page; nowhere unless given. */
  outboxStore?: OutboxStore;
  newId?: () => string;
  now?: () => string;
}

/**
 * One conversation in one page: the view grown by `fold`, what was sent and is not yet confirmed, and the state of
 * the connection. Knows nothing of React; `subscribe` and `getState` fit `useSyncExternalStore`.
 */
export function createConversationClient(parts: ClientParts): ConversationClient {
  const { openTransport, schedule, api = runsApi, outboxStore: store = noOutboxStore } = parts;
  const newId = parts.newId ?? (() => crypto.randomUUID());
  const now = parts.now ?? (() => new Date().toISOString());
  const listeners = new Set<() => void>();
  const eventListeners = new Set<(event: WireEvent) => void>();
  const { conversation_id } = parts.view;
  const outbox = createOutbox({
    conversation_id,
    store,
    post: ({ timestamp: _, error: __, ...message }) => api.sendMessage(conversation_id, message),
    view: () => state.view,
    onChange: (entries) => set({ outbox: entries }),
    newId,
    now,
  });
  let state: ConversationState = { view: parts.view, outbox: outbox.entries(), connection: "connecting", kind: null };
  let isScheduled = false;

  const publish = () => {
    isScheduled = false;
    for (const listener of listeners) listener();
  };
  const set = (change: Partial<ConversationState>) => {
    state = { ...state, ...change };
    publish();
  };

  const receive = (event: WireEvent) => {
    const view = fold(beginAnewIf(isAhead(state.view, event), state.view), event);
    const entries = event.type === "user_message" ? outbox.confirm(event.data.temp_message_id) : state.outbox;
    state = { ...state, view, outbox: entries };
    for (const listener of eventListeners) listener(event);
    if (isScheduled) return;
    isScheduled = true;
    schedule(publish);
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
    send: outbox.send,
    resend: outbox.resend,
    discard: outbox.discard,
    cancel: (run_id) => api.cancelRun(run_id),
    editQueued: (run_id, change) => api.editQueuedRun(run_id, change),
    withdraw: (run_id) => api.withdrawQueuedRun(run_id),
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
        onState: (connection, kind) => set({ connection, kind }),
      });
      outbox.resume();
      return () => transport.close();
    },
  };
}

/** Whether a greeting tells of fewer facts than the view holds: it is of another history than the server's. */
const isAhead = (view: ConversationView, event: WireEvent): boolean =>
  event.type === "connection_status" &&
  event.data.status === "connected" &&
  view.last_seq > (event.data.last_seq ?? view.last_seq);

/** The replay that follows brings everything again. */
const beginAnewIf = (isNeeded: boolean, view: ConversationView): ConversationView =>
  isNeeded ? { ...view, last_seq: 0, messages: [] } : view;
