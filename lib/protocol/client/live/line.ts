import type { EventTransportOptions, TransportKind } from "../event-transport.ts";

/** Why a line ended. */
export type LineEnd =
  /** Trying again cannot help. */
  | { kind: "final"; state: "signed_out" | "gone" }
  /** The server answers, but not by this kind of line. */
  | { kind: "refused" }
  /** No network, a line that broke, silence; `isPlanned` when the server said that it restarts. */
  | { kind: "dropped"; isPlanned: boolean };

export interface LineOptions extends Omit<EventTransportOptions, "onState"> {
  /** Events come from now on, by this kind of line. */
  onOpen: (kind: TransportKind) => void;
  /** Ends the line. */
  signal: AbortSignal;
}

/** One connection, from opening it to its end; never rejects. */
export type ReadLine = (options: LineOptions) => Promise<LineEnd>;

export const DROPPED: LineEnd = { kind: "dropped", isPlanned: false };
const SIGNED_OUT: LineEnd = { kind: "final", state: "signed_out" };
const GONE: LineEnd = { kind: "final", state: "gone" };

/** What an HTTP status means for a conversation's line; null for one that says nothing final. */
export function finalOf(status: number): LineEnd | null {
  if (status === 401) return SIGNED_OUT;
  return status === 403 || status === 404 ? GONE : null;
}
