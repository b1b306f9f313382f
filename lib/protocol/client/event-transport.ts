import type { WireEvent } from "../events.ts";

/** How the page is tied to the server. `signed_out`: the session has ended, no reconnecting. */
export type ConnectionState = "connecting" | "open" | "reconnecting" | "signed_out" | "gone" | "closed";

/** By what the events come. */
export type TransportKind = "websocket" | "sse";

export interface EventTransportOptions {
  conversation_id: string;
  /** The seq of the last fact the reader has, asked again before each reconnect. */
  lastSeq: () => number;
  onEvent: (event: WireEvent) => void;
  /** `kind` is null whenever the line is not open. */
  onState: (state: ConnectionState, kind: TransportKind | null) => void;
}

/** Carries a conversation's events to this page until closed; reconnects by itself. */
export type OpenEventTransport = (options: EventTransportOptions) => { close: () => void };
