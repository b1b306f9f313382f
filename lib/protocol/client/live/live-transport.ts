import type { OpenEventTransport } from "../event-transport.ts";
import type { LineEnd, LineOptions, ReadLine } from "./line.ts";
import { readSharedLine } from "./shared-line.ts";
import { createSocketLine, hasWebSocket } from "./socket-line.ts";
import { stayConnected } from "./stay-connected.ts";

/** Openings in a row that fail although the server answers, after which something on the way lets no WebSocket through. */
const FAILURES = 2;
/** One that hangs this long counts for all of them. */
const HANG_MS = 4_000;
const RETRY_MS = 3 * 60_000;

interface Lines {
  socket: ReadLine;
  sse: ReadLine;
  retry_ms?: number;
}

/**
 * Chooses the line of a page: WebSocket, or server-sent events where that does not come through; then WebSocket is tried
 * again now and then beside the stream, and taken once it opens. What one conversation learned holds for the next.
 */
export function chooseLine({ socket, sse, retry_ms = RETRY_MS }: Lines): ReadLine {
  let failures = 0;
  const bySocket = async (options: LineOptions): Promise<LineEnd> => {
    const began = Date.now();
    const onOpen: LineOptions["onOpen"] = (kind) => {
      failures = 0;
      options.onOpen(kind);
    };
    const end = await socket({ ...options, onOpen });
    if (end.kind === "refused") failures += Date.now() - began >= HANG_MS ? FAILURES : 1;
    return end;
  };

  const bySse = async (options: LineOptions): Promise<LineEnd> => {
    const stream = new AbortController();
    const trial = new AbortController();
    let line: Promise<LineEnd> | null = null;
    let isOpen = false;
    const tryAgain = () => {
      if (!hasWebSocket() || isOpen) return;
      const onOpen: LineOptions["onOpen"] = (kind) => {
        isOpen = true;
        options.onOpen(kind);
        stream.abort();
      };
      line = bySocket({ ...options, onOpen, signal: AbortSignal.any([options.signal, trial.signal]) });
    };
    const retry = setInterval(tryAgain, retry_ms);
    const end = await sse({ ...options, signal: AbortSignal.any([options.signal, stream.signal]) });
    clearInterval(retry);
    if (isOpen && line) return await line;
    trial.abort();
    return end;
  };

  return (options) => (hasWebSocket() && failures < FAILURES ? bySocket(options) : bySse(options));
}

const readLiveLine = chooseLine({ socket: createSocketLine().read, sse: readSharedLine });

/** The transport of the chat page. */
export const openLiveTransport: OpenEventTransport = (options) => stayConnected(options, readLiveLine);
