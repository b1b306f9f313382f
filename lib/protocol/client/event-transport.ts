import type { WireEvent } from "../events.ts";

/** How the page is tied to the server. `signed_out`: the session has ended, no reconnecting. */
export type ConnectionState = "connecting" | "open" | "reconnecting" | "signed_out" | "gone" | "closed";

export interface EventTransportOptions {
  conversation_id: string;
  /** The seq of the last fact the reader has, asked again before each reconnect. */
  lastSeq: () => number;
  onEvent: (event: WireEvent) => void;
  onState: (state: ConnectionState) => void;
}

/** Carries a conversation's events to this page until closed; reconnects by itself. SSE today, a socket tomorrow. */
export type OpenEventTransport = (options: EventTransportOptions) => { close: () => void };
