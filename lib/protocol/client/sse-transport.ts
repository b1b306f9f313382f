import { parseEvent } from "../events.ts";
import { backoff } from "./backoff.ts";
import type { ConnectionState, EventTransportOptions, OpenEventTransport } from "./event-transport.ts";
import { createSseParser } from "./sse-parser.ts";

/** The server writes at least every 15 s; three times nothing is a dead line that TCP has not noticed. */
const SILENCE_MS = 50_000;

/** Answers after which trying again cannot help. */
const FINAL: Record<number, ConnectionState> = { 401: "signed_out", 403: "gone", 404: "gone" };

/**
 * A conversation's events over Server-Sent Events, reconnecting from the last fact with growing pauses. By `fetch`
 * rather than `EventSource`, which can neither say from where to go on nor tell why it was refused.
 */
export const openSseTransport: OpenEventTransport = (options) => {
  const closed = new AbortController();
  void stayConnected(options, closed.signal);
  return {
    close: () => {
      closed.abort();
      options.onState("closed");
    },
  };
};

async function stayConnected(options: EventTransportOptions, closed: AbortSignal): Promise<void> {
  let attempt = 0;
  options.onState("connecting");
  while (!closed.aborted) {
    const final = await readOnce(options, closed, () => {
      attempt = 0;
      options.onState("open");
    });
    if (closed.aborted) return;
    if (final) return options.onState(final);
    options.onState("reconnecting");
    await pause(backoff(attempt), closed);
    attempt += 1;
  }
}

/** Reads one connection to its end. Gives a state when no other connection makes sense. */
async function readOnce(
  { conversation_id, lastSeq, onEvent }: EventTransportOptions,
  closed: AbortSignal,
  onOpen: () => void,
): Promise<ConnectionState | null> {
  const silence = watchSilence(closed);
  try {
    const response = await fetch(`/v1/conversations/${encodeURIComponent(conversation_id)}/events`, {
      headers: { accept: "text/event-stream", "last-event-id": String(lastSeq()) },
      cache: "no-store",
      signal: silence.signal,
    });
    const final = FINAL[response.status];
    if (final) return final;
    if (!response.ok || !response.body) return null;
    onOpen();
    const push = createSseParser((data) => {
      const event = parseEvent(JSON.parse(data));
      if (event) onEvent(event);
    });
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      silence.heard();
      push(read.value);
    }
  } catch {
    // No network, a line that broke, or silence: the next connection goes on from the last fact.
  } finally {
    silence.end();
  }
  return null;
}

/** A signal that aborts after too long a silence, or when `closed` does. */
function watchSilence(closed: AbortSignal) {
  const controller = new AbortController();
  const abort = () => controller.abort();
  let timer = setTimeout(abort, SILENCE_MS);
  closed.addEventListener("abort", abort);
  return {
    signal: controller.signal,
    heard: () => {
      clearTimeout(timer);
      timer = setTimeout(abort, SILENCE_MS);
    },
    end: () => {
      clearTimeout(timer);
      closed.removeEventListener("abort", abort);
      controller.abort();
    },
  };
}

/** Waits; a network that comes back or a closing ends the wait early. */
const pause = (ms: number, closed: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      closed.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    window.addEventListener("online", done);
    closed.addEventListener("abort", done);
  });
