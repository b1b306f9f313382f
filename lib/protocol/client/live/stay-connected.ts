import type { EventTransportOptions } from "../event-transport.ts";
import { backoff } from "./backoff.ts";
import type { ReadLine } from "./line.ts";

/** A line that lasted this long was a good one: the next trouble starts with short pauses again. */
const GOOD_MS = 5_000;
/** A server that restarts is back soon, but not for all of its clients in the same moment. */
const RESTART_MS = 300;
const RESTART_SPREAD_MS = 1_200;

/** Reads lines one after the other until closed, or until no other makes sense, with growing pauses between them. */
export function stayConnected(options: EventTransportOptions, read: ReadLine): { close: () => void } {
  const closed = new AbortController();
  void keepReading(options, read, closed.signal);
  return {
    close: () => {
      if (closed.signal.aborted) return;
      closed.abort();
      options.onState("closed", null);
    },
  };
}

async function keepReading(options: EventTransportOptions, read: ReadLine, closed: AbortSignal): Promise<void> {
  const { onState, ...rest } = options;
  let attempt = 0;
  onState("connecting", null);
  while (!closed.aborted) {
    let opened_at: number | null = null;
    const end = await read({
      ...rest,
      signal: closed,
      onOpen: (kind) => {
        if (closed.aborted) return;
        opened_at ??= Date.now();
        onState("open", kind);
      },
    });
    if (closed.aborted) return;
    if (end.kind === "final") return onState(end.state, null);
    const wasGood = opened_at !== null && Date.now() - opened_at >= GOOD_MS;
    const isPlanned = end.kind === "dropped" && end.isPlanned;
    if (wasGood || isPlanned) attempt = 0;
    if (end.kind === "dropped") onState("reconnecting", null);
    await pause(isPlanned ? RESTART_MS + Math.random() * RESTART_SPREAD_MS : backoff(attempt), closed);
    attempt += 1;
  }
}

/** Waits; a network that comes back or a closing ends the wait early. */
const pause = (ms: number, closed: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const page = typeof window === "undefined" ? null : window;
    const done = () => {
      clearTimeout(timer);
      page?.removeEventListener("online", done);
      closed.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    page?.addEventListener("online", done);
    closed.addEventListener("abort", done);
  });
