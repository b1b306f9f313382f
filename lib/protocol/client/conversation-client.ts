import type { EditQueuedRunBody, RetryRunBody, Run } from "../contract/runs.ts";
import type { WireEvent } from "../events.ts";
import { fold } from "../fold.ts";
import type { ConversationView, MessageView } from "../view.ts";
import type { ApiResult } from "./client-error.ts";
import type { ConnectionState, OpenEventTransport, TransportKind } from "./event-transport.ts";
import { createListeners } from "./listeners.ts";
import { Outbox } from "./outbox.ts";
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

type Api = Pick<typeof runsApi, "sendMessage" | "cancelRun" | "retryRun" | "editQueuedRun" | "withdrawQueuedRun">;

interface ClientParts {
  view: ConversationView;
  openTransport: OpenEventTransport;
  /** Runs `flush` soon; events that come together are shown together. */
  schedule: (flush: () => void) => void;
  api?: Api;
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
  const { openTransport, schedule, api = runsApi } = parts;
  const [listeners, eventListeners] = [createListeners<[]>(), createListeners<[event: WireEvent]>()];
  const { conversation_id } = parts.view;
  const outbox = new Outbox({
    ...outboxParts(parts, api),
    view: () => state.view,
    onChange: (entries) => set({ outbox: entries }),
  });
  let state: ConversationState = { view: parts.view, outbox: outbox.entries(), connection: "connecting", kind: null };
  let isScheduled = false;

  const publish = () => {
    isScheduled = false;
    listeners.tell();
  };
  const set = (change: Partial<ConversationState>) => {
    state = { ...state, ...change };
    publish();
  };
  const receive = (event: WireEvent) => {
    const view = fold(beginAnewIf(isAhead(state.view, event), state.view), event);
    const entries = event.type === "user_message" ? outbox.confirm(event.data.temp_message_id) : state.outbox;
    state = { ...state, view, outbox: entries };
    eventListeners.tell(event);
    if (isScheduled) return;
    isScheduled = true;
    schedule(publish);
  };
  const events = {
    conversation_id,
    lastSeq: () => state.view.last_seq,
    onEvent: receive,
    onState: (connection: ConnectionState, kind: TransportKind | null) => set({ connection, kind }),
  };

  return {
    getState: () => state,
    subscribe: listeners.add,
    onEvent: eventListeners.add,
    ...outboxVerbs(outbox),
    ...runVerbs(api),
    prepend: (messages) => set({ view: withOlder(state.view, messages) }),
    connect: () => {
      const transport = openTransport(events);
      outbox.resume();
      return () => transport.close();
    },
  };
}

const outboxParts = ({ view: { conversation_id }, outboxStore, newId, now }: ClientParts, api: Api) => ({
  conversation_id,
  store: outboxStore ?? noOutboxStore,
  post: ({ timestamp: _, error: __, ...message }: OutboxEntry) => api.sendMessage(conversation_id, message),
  newId: newId ?? (() => crypto.randomUUID()),
  now: now ?? (() => new Date().toISOString()),
});

const outboxVerbs = (outbox: Outbox): Pick<ConversationClient, "send" | "resend" | "discard"> => ({
  send: (message) => outbox.send(message),
  resend: (id) => outbox.resend(id),
  discard: (id) => outbox.discard(id),
});

const runVerbs = (api: Api): Pick<ConversationClient, "cancel" | "editQueued" | "withdraw" | "retry"> => ({
  cancel: (run_id) => api.cancelRun(run_id),
  editQueued: (run_id, change) => api.editQueuedRun(run_id, change),
  withdraw: (run_id) => api.withdrawQueuedRun(run_id),
  retry: (run_id, body) => api.retryRun(run_id, body),
});

function withOlder(view: ConversationView, messages: MessageView[]): ConversationView {
  const known = new Set(view.messages.map((message) => message.message_id));
  const older = messages.filter((message) => !known.has(message.message_id));
  return { ...view, messages: [...older, ...view.messages] };
}

/** Whether a greeting tells of fewer facts than the view holds: it is of another history than the server's. */
const isAhead = (view: ConversationView, event: WireEvent): boolean =>
  event.type === "connection_status" &&
  event.data.status === "connected" &&
  view.last_seq > (event.data.last_seq ?? view.last_seq);

/** The replay that follows brings everything again. */
const beginAnewIf = (isNeeded: boolean, view: ConversationView): ConversationView =>
  isNeeded ? { ...view, last_seq: 0, messages: [] } : view;
