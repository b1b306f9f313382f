import { once } from "node:events";
import { WebSocket } from "ws";

export interface Frame {
  type: string;
  seq?: number;
  data?: Record<string, unknown>;
  timestamp?: string;
}

const LIMIT_MS = 20_000;

/** A socket as the specification's example opens it: the token in the query. */
export class SeedSocket {
  readonly frames: Frame[] = [];
  readonly #ws: WebSocket;
  #arrived: () => void = () => undefined;

  constructor(url: string, conversation_id: string, token: string) {
    this.#ws = new WebSocket(`${url.replace(/^http/, "ws")}/v1/ws/chat/${conversation_id}?token=${token}`);
    this.#ws.on("error", () => undefined);
    this.#ws.on("message", (text) => {
      this.frames.push(JSON.parse(String(text)));
      this.#arrived();
    });
  }

  /** Resolves when it is open; rejects with the status when the server refuses. */
  async opened(): Promise<this> {
    const refused = once(this.#ws, "unexpected-response").then(([request, response]) => {
      request.destroy();
      throw new Error(`refused with ${response.statusCode}`);
    });
    await Promise.race([once(this.#ws, "open"), refused]);
    refused.catch(() => undefined);
    return this;
  }

  send(message: object): void {
    this.#ws.send(JSON.stringify(message));
  }

  /** The first frame of this type, now or within a bounded time. */
  async frame(type: string, from = 0): Promise<Frame> {
    const end = Date.now() + LIMIT_MS;
    for (;;) {
      const found = this.frames.slice(from).find((frame) => frame.type === type);
      if (found) return found;
      const left = end - Date.now();
      if (left <= 0) throw new Error(`no ${type} came: ${this.frames.map((frame) => frame.type)}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#arrived = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  close(): void {
    this.#ws.terminate();
  }
}
