import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { listenOnLoopback } from "../listen-on-loopback.ts";
import { Commands } from "./commands.ts";
import { RedisSocket, type Reply } from "./resp.ts";

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
  const bridge = new Bridge(redisPort);
  const server = createServer((request, response) => {
    void bridge.serve(request, response).catch(() => response.destroy());
  });
  const { host, close } = await listenOnLoopback(server, port);
  return {
    url: `http://${host}`,
    token: TOKEN,
    behave: (how) => bridge.behave(how),
    command: (...words) => bridge.commands.one(words),
    counts: bridge.counts,
    close: () => {
      bridge.commands.close();
      return close();
    },
  };
}

class Bridge {
  readonly counts = { pipelines: 0, commands: 0, streams: 0 };
  readonly commands: Commands;
  readonly #redisPort: number;
  readonly #streams = new Set<ServerResponse>();
  #how: Behaviour = "well";

  constructor(redisPort: number) {
    this.#redisPort = redisPort;
    this.commands = new Commands(redisPort);
  }

  behave(how: Behaviour): void {
    this.#how = how;
    if (how === "drop") for (const response of this.#streams) response.destroy();
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await textOf(request);
    if (request.headers.authorization !== `Bearer ${TOKEN}`) return answer(response, 401, { error: "Unauthorized" });
    if (this.#how === "drop") return void response.destroy();
    if (this.#how === "hang") return;
    if (this.#how === "fail") return answer(response, 500, { error: "ERR the bridge was told to fail" });
    if (typeof this.#how === "number") await sleep(this.#how);
    const [, verb = "", ...words] = (request.url ?? "/").split("/").map(decodeURIComponent);
    if (verb === "subscribe" || verb === "psubscribe") return this.#stream(verb, words, response);
    const encode = request.headers["upstash-encoding"] === "base64" ? inBase64 : (value: Reply) => value;
    const said: unknown = body === "" ? [] : JSON.parse(body);
    const input = Array.isArray(said) ? said : [];
    if (verb === "pipeline" || verb === "multi-exec") {
      this.counts.pipelines += 1;
      this.counts.commands += input.length;
      return answer(response, 200, await this.commands.many(input, verb === "multi-exec", encode));
    }
    this.counts.commands += 1;
    const command = verb === "" ? input : [verb, ...words, ...(body === "" ? [] : [body])];
    const [result] = await this.commands.many([command], false, encode);
    return answer(response, result && "error" in result ? 400 : 200, result);
  }

  #stream(verb: string, channels: string[], response: ServerResponse): void {
    this.counts.streams += 1;
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
    this.#streams.add(response);
    const socket = new RedisSocket(
      this.#redisPort,
      (reply) => Array.isArray(reply) && response.write(`data: ${reply.join(",")}\n\n`),
      () => response.destroy(),
    );
    response.on("close", () => {
      this.#streams.delete(response);
      socket.close();
    });
    socket.send([verb, ...channels]);
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
