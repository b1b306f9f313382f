import { randomBytes } from "node:crypto";
import { request as send } from "node:http";
import type { Duplex } from "node:stream";
import { newConversation, questionOf } from "./ask-over-http.ts";
import type { ClientTask } from "./client-messages.ts";

const TEXT = 0x81;
const PONG = 0x8a;
/** A pong that nobody asked for (RFC 6455, 5.5.3): the server sees a living client without our reading its frames. */
const ALIVE_MS = 10_000;

const open_sockets = new Set<Duplex>();

/** Cuts every socket that is still open. */
export const cutSockets = (): void => {
  for (const socket of open_sockets) socket.destroy();
};

/** A socket on which `bytes` are heard from its first frame on. */
export interface OpenSocket {
  socket: Duplex;
  hear: (onBytes: (bytes: Buffer) => void) => void;
}

/** Opens `/v1/ws/chat/{conversation_id}`; resolves when the server has said hello. */
export function connectWebSocket(task: ClientTask, conversation_id: string): Promise<OpenSocket> {
  const path = `/v1/ws/chat/${conversation_id}?token=${encodeURIComponent(task.token)}`;
  const headers = {
    connection: "Upgrade",
    upgrade: "websocket",
    "sec-websocket-version": "13",
    "sec-websocket-key": randomBytes(16).toString("base64"),
  };
  return new Promise((resolve, reject) => {
    const request = send({ host: "127.0.0.1", port: task.port, path, headers });
    request.on("error", reject);
    request.on("response", (response) => reject(new Error(`the upgrade was answered with ${response.statusCode}`)));
    request.on("upgrade", (_response, socket, head) => {
      socket.setTimeout(0);
      open_sockets.add(socket);
      socket.once("close", () => open_sockets.delete(socket));
      let listener: (bytes: Buffer) => void = (bytes) => {
        if (bytes.includes('"connection_status"')) resolve({ socket, hear: (onBytes) => (listener = onBytes) });
      };
      socket.on("data", (bytes: Buffer) => listener(bytes));
      socket.on("error", reject);
      if (head.length > 0) listener(head);
    });
    request.end();
  });
}

/** Sends a question and reads until its run has ended. The whole answer comes again with its end; it is not looked at. */
export async function askOverWebSocket(
  task: ClientTask,
  id: number,
  open: OpenSocket | undefined,
  onBytes: (bytes: Buffer) => void,
  isWhole: () => boolean,
): Promise<void> {
  const { socket, hear } = open ?? (await connectWebSocket(task, await newConversation(task)));
  const alive = setInterval(() => socket.write(frame(PONG, "")), ALIVE_MS);
  const over = new Promise<void>((resolve, reject) => {
    let before = "";
    hear((bytes) => {
      onBytes(bytes);
      const text = before + bytes.toString("latin1");
      before = text.slice(-200);
      if (!/"status":"(completed|failed|cancelled)"/.test(text)) return;
      if (isWhole()) resolve();
      else reject(new Error("ended early"));
    });
    socket.on("close", () => reject(new Error("the socket was closed")));
  });
  const data = { content: questionOf(id), message_id: `bench-${id}` };
  socket.write(frame(TEXT, JSON.stringify({ type: "user_message", data, timestamp: new Date().toISOString() })));
  try {
    await over;
  } finally {
    clearInterval(alive);
    socket.destroy();
  }
}

/** One frame of a client: whole, masked with zeros, under 64 KiB. */
function frame(kind: number, text: string): Buffer {
  const payload = Buffer.from(text);
  const { length } = payload;
  const head = length < 126 ? [kind, 0x80 | length] : [kind, 0x80 | 126, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([...head, 0, 0, 0, 0]), payload]);
}
