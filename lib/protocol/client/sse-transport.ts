import { eventDataSchemas, parseEvent } from "../events.ts";
import { backoff } from "./backoff.ts";
import type { OpenEventTransport } from "./event-transport.ts";

/** The server pings every 15 s; three missed pings mean a dead line that TCP has not noticed. */
const SILENCE_MS = 50_000;

/** A conversation's events over Server-Sent Events, reconnecting from the last fact with growing pauses. */
export const openSseTransport: OpenEventTransport = ({ conversation_id, lastSeq, onEvent, onState }) => {
  const path = `/v1/conversations/${encodeURIComponent(conversation_id)}/events`;
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  let isClosed = false;

  const drop = () => {
    source?.close();
    source = null;
    clearTimeout(timer);
    clearTimeout(silence);
  };

  const listenForSilence = () => {
    clearTimeout(silence);
    silence = setTimeout(reconnectLater, SILENCE_MS);
  };

  const onMessage = (message: MessageEvent<unknown>) => {
    listenForSilence();
    const event = typeof message.data === "string" ? parseEvent(JSON.parse(message.data)) : null;
    if (event) onEvent(event);
  };

  const connect = () => {
    drop();
    const opened = new EventSource(`${path}?last_seq=${lastSeq()}`);
    source = opened;
    opened.onopen = () => {
      attempt = 0;
      listenForSilence();
      onState("open");
    };
    // The wire has an event of type `error` too; only a line that broke comes without data.
    for (const type of Object.keys(eventDataSchemas)) {
      opened.addEventListener(type, (event) => {
        if (event instanceof MessageEvent) onMessage(event);
        else if (type === "error") reconnectLater();
      });
    }
    listenForSilence();
  };

  const reconnectLater = () => {
    drop();
    onState("reconnecting");
    timer = setTimeout(async () => {
      // EventSource hides the status of a refusal; ask once whether trying again can help.
      const status = attempt > 1 ? await statusOf(`/v1/conversations/${encodeURIComponent(conversation_id)}`) : 200;
      if (isClosed) return;
      if (status === 401) onState("signed_out");
      else if (status === 404) onState("gone");
      else connect();
    }, backoff(attempt));
    attempt += 1;
  };

  const reconnectNow = () => {
    if (source?.readyState === EventSource.OPEN) return;
    attempt = 0;
    connect();
  };

  window.addEventListener("online", reconnectNow);
  onState("connecting");
  connect();
  return {
    close: () => {
      isClosed = true;
      window.removeEventListener("online", reconnectNow);
      drop();
      onState("closed");
    },
  };
};

async function statusOf(path: string): Promise<number> {
  try {
    return (await fetch(path, { cache: "no-store" })).status;
  } catch {
    return 0;
  }
}
