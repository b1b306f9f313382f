import { once } from "node:events";
import { type ClientOptions, WebSocket } from "ws";
import { type ServerMessage, serverMessage } from "./wire-schemas.ts";

/** A socket to the server that checks every frame against the strict schemas, and remembers them all. */
export interface RawClient {
  ws: WebSocket;
  /** Each frame, as it came. */
  frames: string[];
  messages: ServerMessage[];
  send: (message: Record<string, unknown> | string | Buffer) => void;
  /** Resolves with the first message at or after `from` that fits; fails when none comes in time. */
  next: <Type extends ServerMessage["type"]>(
    type: Type,
    fits?: (message: Extract<ServerMessage, { type: Type }>) => boolean,
    from?: number,
  ) => Promise<Extract<ServerMessage, { type: Type }>>;
  closed: Promise<{ code: number; reason: string }>;
}

const LIMIT_MS = 15_000;

/** Opens a socket; rejects with an error whose message is the HTTP status when the upgrade is refused. */
export async function connect(url: string, options: ClientOptions = {}, protocols: string[] = []): Promise<RawClient> {
  const ws = new WebSocket(url, protocols, { perMessageDeflate: false, ...options });
  const frames: string[] = [];
  const messages: ServerMessage[] = [];
  const problems: unknown[] = [];
  ws.on("message", (data) => {
    frames.push(data.toString());
    const parsed = serverMessage.safeParse(JSON.parse(data.toString()));
    if (parsed.success) messages.push(parsed.data);
    else problems.push(new Error(`a frame breaks the protocol: ${data.toString()}\n${parsed.error.message}`));
  });
  ws.on("error", () => undefined);
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    ws.once("close", (code, reason) => resolve({ code, reason: reason.toString() }));
  });
  const refused = new Promise<never>((_, reject) => {
    ws.once("unexpected-response", (request, response) => {
      reject(new Error(String(response.statusCode)));
      request.destroy();
    });
    ws.once("error", reject);
  });
  await Promise.race([once(ws, "open"), refused]);

  const next: RawClient["next"] = async (type, fits = () => true, from = 0) => {
    const end = Date.now() + LIMIT_MS;
    for (;;) {
      if (problems[0]) throw problems[0];
      for (const message of messages.slice(from)) {
        const wanted = message as Extract<ServerMessage, { type: typeof type }>;
        if (message.type === type && fits(wanted)) return wanted;
      }
      if (Date.now() > end) throw new Error(`no ${type} came; got ${messages.map((one) => one.type).join(" ")}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  const send: RawClient["send"] = (message) =>
    ws.send(typeof message === "string" || Buffer.isBuffer(message) ? message : JSON.stringify(message));
  return { ws, frames, messages, send, next, closed };
}
