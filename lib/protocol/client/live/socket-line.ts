import { parseEvent } from "../../events.ts";
import type { SocketMessageInput } from "../../socket-messages.ts";
import { DROPPED, finalOf, type LineEnd, type LineOptions, type ReadLine } from "./line.ts";
import { resumeSocket } from "./resume-socket.ts";

/** Where a program connects to and as whom; a page leaves both out: its own server, its own session. */
export interface SocketTarget {
  /** Such as `https://alma.example`. */
  base_url?: string;
  token?: string;
  /** Milliseconds. */
  ping_every?: number;
}

const PING_MS = 25_000;
/** Pings without a pong after which the line is dead. */
const MISSED = 2;
const OPENING_MS = 5_000;
const RESTARTING = 1012;

export const hasWebSocket = (): boolean => typeof WebSocket !== "undefined";

/** A line over WebSocket, and a way to send over the one that is open; `send` answers whether there was one. */
export function createSocketLine(target: SocketTarget = {}) {
  let current: WebSocket | null = null;
  const read: ReadLine = async (options) => {
    const keep = (socket: WebSocket | null) => {
      current = socket;
    };
    const end = hasWebSocket() ? await readSocket(options, target, keep).catch(() => null) : null;
    return end ?? (await whyRefused(options, target));
  };
  const send = (message: SocketMessageInput): boolean => {
    if (!current) return false;
    write(current, message);
    return true;
  };
  return { read, send };
}

const write = (socket: WebSocket, message: SocketMessageInput): void =>
  socket.send(JSON.stringify({ ...message, timestamp: new Date().toISOString() }));

/** Null for a socket that never opened: browsers do not tell why. */
const readSocket = (
  { conversation_id, lastSeq, onEvent, onOpen, signal }: LineOptions,
  target: SocketTarget,
  onSocket: (socket: WebSocket | null) => void,
): Promise<LineEnd | null> =>
  new Promise((resolve) => {
    const socket = openSocket(conversation_id, target);
    let isOpen = false;
    let unanswered = 0;
    const pass = resumeSocket({
      lastSeq,
      onEvent,
      resume: (last_seq) => write(socket, { type: "resume", data: { last_seq } }),
    });
    const finish = (end: LineEnd | null) => {
      clearTimeout(opening);
      clearInterval(beat);
      signal.removeEventListener("abort", abort);
      socket.onmessage = null;
      socket.onclose = null;
      onSocket(null);
      socket.close();
      resolve(end);
    };
    const abort = () => finish(DROPPED);
    const opening = setTimeout(() => finish(null), OPENING_MS);
    const beat = setInterval(() => {
      if (unanswered >= MISSED) return finish(DROPPED);
      if (isOpen) write(socket, { type: "ping" });
      if (isOpen) unanswered += 1;
    }, target.ping_every ?? PING_MS);
    signal.addEventListener("abort", abort);
    socket.onerror = () => undefined;
    socket.onclose = ({ code }) => finish(isOpen ? endOf(code) : null);
    socket.onmessage = ({ data }) => {
      unanswered = 0;
      const event = typeof data === "string" ? parseEvent(JSON.parse(data)) : null;
      if (!event) return;
      if (!isOpen) {
        isOpen = true;
        clearTimeout(opening);
        onSocket(socket);
        onOpen("websocket");
      }
      pass(event);
    };
    if (signal.aborted) abort();
  });

/** A token goes by the subprotocols: the query would end up in the logs of every proxy on the way. */
function openSocket(conversation_id: string, { base_url, token }: SocketTarget): WebSocket {
  const url = new URL(`/v1/ws/chat/${encodeURIComponent(conversation_id)}`, base_url ?? window.location.origin);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return new WebSocket(url, token === undefined ? ["alma.v1"] : ["alma.v1", `bearer.${token}`]);
}

/** The server's own codes are 4000 and the HTTP status they stand for. */
const endOf = (code: number): LineEnd => finalOf(code - 4000) ?? { kind: "dropped", isPlanned: code === RESTARTING };

/** Asks by HTTP what the browser will not say of a failed opening. */
async function whyRefused(
  { conversation_id, signal }: LineOptions,
  { base_url = "", token }: SocketTarget,
): Promise<LineEnd> {
  if (signal.aborted) return DROPPED;
  try {
    const response = await fetch(`${base_url}/v1/conversations/${encodeURIComponent(conversation_id)}`, {
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      cache: "no-store",
      signal: AbortSignal.any([signal, AbortSignal.timeout(OPENING_MS)]),
    });
    return finalOf(response.status) ?? (response.ok ? { kind: "refused" } : DROPPED);
  } catch {
    return DROPPED;
  }
}
