import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { RedisError, RedisSocket, type Reply } from "./resp.ts";

export interface UpstashBridge {
  url: string;
  token: string;
  /** How it treats requests from now on; open streams are cut when it drops. */
  behave: (how: Behaviour) => void;
  /** Redis itself: for a test that wants to look or to flush. */
  command: (...words: string[]) => Promise<Reply>;
  /** Requests of the /pipeline kind, and commands in them, so far. */
  readonly counts: { pipelines: number; commands: number; streams: number };
  close: () => Promise<void>;
}

/** `fail`: HTTP 500; `hang`: no answer; `drop`: the connection is cut; a number: so many milliseconds later. */
export type Behaviour = "well" | "fail" | "hang" | "drop" | number;

const TOKEN = "token-of-the-bridge";

/**
 * What a hosted Upstash offers, in front of a real Redis: `POST /` and `/pipeline` and `/multi-exec` with JSON commands,
 * `/subscribe/<channel>` and `/psubscribe/<pattern>` as server-sent events, `/publish/<channel>/<message>`.
 */
export async function startUpstashBridge(redisPort: number, port = 0): Promise<UpstashBridge> {
  const state = { how: "well" as Behaviour, counts: { pipelines: 0, commands: 0, streams: 0 } };
  const streams = new Set<ServerResponse>();
  const pool = new Commands(redisPort);
  const server = createServer((request, response) => {
    void serve(request, response).catch(() => response.destroy());
  });
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await textOf(request);
    if (request.headers.authorization !== `Bearer ${TOKEN}`) return answer(response, 401, { error: "Unauthorized" });
    if (state.how === "drop") return response.destroy();
    if (state.how === "hang") return undefined;
    if (state.how === "fail") return answer(response, 500, { error: "ERR the bridge was told to fail" });
    if (typeof state.how === "number") await new Promise((done) => setTimeout(done, Number(state.how)));
    const [, verb = "", ...words] = (request.url ?? "/").split("/").map(decodeURIComponent);
    if (verb === "subscribe" || verb === "psubscribe") return stream(verb, words, response);
    const encode = request.headers["upstash-encoding"] === "base64" ? inBase64 : (value: Reply) => value;
    const said: unknown = body === "" ? [] : JSON.parse(body);
    const input = Array.isArray(said) ? said : [];
    if (verb === "pipeline" || verb === "multi-exec") {
      state.counts.pipelines += 1;
      state.counts.commands += input.length;
      return answer(response, 200, await pool.many(input, verb === "multi-exec", encode));
    }
    state.counts.commands += 1;
    const command = verb === "" ? input : [verb, ...words, ...(body === "" ? [] : [body])];
    const [result] = await pool.many([command], false, encode);
    return answer(response, result && "error" in result ? 400 : 200, result);
  };
  const stream = (verb: string, channels: string[], response: ServerResponse) => {
    state.counts.streams += 1;
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
    streams.add(response);
    const socket = new RedisSocket(
      redisPort,
      (reply) => Array.isArray(reply) && response.write(`data: ${reply.join(",")}\n\n`),
      () => response.destroy(),
    );
    response.on("close", () => {
      streams.delete(response);
      socket.close();
    });
    socket.send([verb, ...channels]);
  };
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    token: TOKEN,
    behave: (how) => {
      state.how = how;
      if (how === "drop") for (const response of streams) response.destroy();
    },
    command: (...words) => pool.one(words),
    counts: state.counts,
    close: async () => {
      pool.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** One connection for commands, opened again when it broke. */
class Commands {
  readonly #port: number;
  #socket: RedisSocket | null = null;
  #waiting: { resolve: (reply: Reply) => void; reject: (error: Error) => void }[] = [];

  constructor(port: number) {
    this.#port = port;
  }

  one(words: unknown[]): Promise<Reply> {
    this.#socket ??= new RedisSocket(
      this.#port,
      (reply) => this.#waiting.shift()?.resolve(reply),
      () => {
        this.#socket = null;
        for (const { reject } of this.#waiting.splice(0)) reject(new Error("Redis is gone"));
      },
    );
    const reply = new Promise<Reply>((resolve, reject) => this.#waiting.push({ resolve, reject }));
    this.#socket.send(words);
    return reply;
  }

  async many(commands: unknown[], atomic: boolean, encode: (value: Reply) => unknown) {
    const all = commands.flatMap((command) => (Array.isArray(command) ? [command] : []));
    const framed = atomic ? [["MULTI"], ...all, ["EXEC"]] : all;
    const replies = await Promise.all(framed.map((command) => this.one(command)));
    const last = replies.at(-1);
    const results = atomic ? (Array.isArray(last) ? last : []) : replies;
    return results.map((reply) => (reply instanceof RedisError ? { error: reply.message } : { result: encode(reply) }));
  }

  close(): void {
    this.#socket?.close();
  }
}

function inBase64(value: Reply): unknown {
  if (Array.isArray(value)) return value.map(inBase64);
  return typeof value === "string" && value !== "OK" ? Buffer.from(value).toString("base64") : value;
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
