import { parseEvent, type WireEvent } from "../../events.ts";
import { createSseParser } from "../sse-parser.ts";
import { DROPPED, finalOf, type LineEnd } from "./line.ts";
import { watchSilence } from "./watch-silence.ts";

interface SseRequest {
  path: string;
  headers?: Record<string, string>;
  signal: AbortSignal;
  onOpen: () => void;
  /** Each event with its SSE id. */
  onEvent: (event: WireEvent, id: string) => void;
  /** Something came, if only a comment. */
  onHeard?: () => void;
}

/**
 * Reads one stream of server-sent events to its end. By `fetch` rather than `EventSource`, which can neither say from
 * where to go on nor tell why it was refused.
 */
export async function readSse(request: SseRequest): Promise<LineEnd> {
  const silence = watchSilence(request.signal);
  let isPlanned = false;
  try {
    const response = await fetch(request.path, {
      headers: { accept: "text/event-stream", ...request.headers },
      cache: "no-store",
      signal: silence.signal,
    });
    const final = finalOf(response.status);
    if (final) return final;
    if (!response.ok || !response.body) return DROPPED;
    request.onOpen();
    const push = createSseParser((data, id) => {
      const event = parseEvent(JSON.parse(data));
      if (event?.type === "connection_status" && event.data.status === "closing") isPlanned = true;
      if (event) request.onEvent(event, id);
    });
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      silence.heard();
      request.onHeard?.();
      push(read.value);
    }
  } catch {
    // No network, a line that broke, or silence: the next connection goes on from the last fact.
  } finally {
    silence.end();
  }
  return { kind: "dropped", isPlanned };
}
