import type { WireEvent } from "../../events.ts";
import type { LineEnd } from "./line.ts";

/** A line of one tab to one conversation, by an id of its own. */
export interface TabWant {
  line: string;
  conversation_id: string;
  last_seq: number;
}

/** What tabs of one browser tell each other to share one stream: one of them, the leader, reads it for all. */
export type TabMessage =
  /** A line wants events; also the answer to `roll_call`. */
  | ({ kind: "want" } & TabWant)
  | { kind: "leave"; line: string }
  /** The leader asks who is there. */
  | { kind: "roll_call" }
  /** The stream is open for these lines. */
  | { kind: "open"; lines: string[] }
  /** Something came, if only a sign of life. */
  | { kind: "heard" }
  /** An event, for all lines to its conversation or for these only. */
  | { kind: "event"; conversation_id: string; event: WireEvent; lines: string[] | null }
  | { kind: "ended"; lines: string[]; end: LineEnd }
  /** There is no room in the shared stream for this line. */
  | { kind: "no_room"; line: string };

const NAME = "alma.events";

export const canShareTabs = (): boolean =>
  typeof BroadcastChannel !== "undefined" && typeof navigator !== "undefined" && navigator.locks !== undefined;

/** The channel between the tabs; only our own pages can hear it or speak on it. */
export function openTabChannel(onMessage: (message: TabMessage) => void) {
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = ({ data }: MessageEvent<TabMessage>) => onMessage(data);
  return {
    post: (message: TabMessage) => channel.postMessage(message),
    close: () => channel.close(),
  };
}

/** Runs `lead` once no other tab leads, until `signal` is aborted; the browser hands over when a tab is gone. */
export function leadInTurn(signal: AbortSignal, lead: (signal: AbortSignal) => Promise<void>): void {
  navigator.locks.request(NAME, { signal }, () => (signal.aborted ? undefined : lead(signal))).catch(() => undefined);
}
