import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Readable } from "node:stream";
import OpenAI from "openai";
import { afterAll, beforeAll } from "vitest";
import { POST as completions } from "../../../app/openai/v1/chat/completions/route.ts";
import { POST as embeddings } from "../../../app/openai/v1/embeddings/route.ts";
import { GET as model } from "../../../app/openai/v1/models/[...model]/route.ts";
import { GET as models } from "../../../app/openai/v1/models/route.ts";
import type { Actor } from "../../../lib/core/actor.ts";
import type { RouteHandler } from "../../../lib/http/index.ts";
import { withEngine } from "../../support/engine.ts";
import { type Listening, listenOnLoopback } from "../../support/listen-on-loopback.ts";
import { signedIn } from "../socket/socket-server.ts";

const ROUTES: Record<string, RouteHandler> = {
  "POST /openai/v1/chat/completions": completions,
  "POST /openai/v1/embeddings": embeddings,
  "GET /openai/v1/models": models,
};

/** The endpoint's own routes behind a bare HTTP server, as Next serves them, with the engine in this process. */
export function withOpenaiServer() {
  withEngine();
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const state = { url: "" };
  let listening: Listening | undefined;
  beforeAll(async () => {
    listening = await listenOnLoopback(server);
    state.url = `http://${listening.host}/openai/v1`;
  });
  afterAll(() => listening?.close());
  return state;
}

async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const gone = new AbortController();
  response.on("close", () => gone.abort());
  const { method = "", url = "" } = incoming;
  const headers = new Headers(
    Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]),
  );
  const body = method === "GET" ? null : Readable.toWeb(incoming);
  const init = { method, headers, body, duplex: "half", signal: gone.signal };
  const request = new Request(`http://localhost:3000${url}`, init as RequestInit);
  const segments = url.replace("/openai/v1/models/", "").split("/").map(decodeURIComponent);
  const route = ROUTES[`${method} ${url}`] ?? model;
  const answered = await route(request, { params: Promise.resolve({ model: segments }) });
  response.writeHead(answered.status, Object.fromEntries(answered.headers)).flushHeaders();
  for await (const bytes of answered.body ?? []) response.write(bytes);
  response.end();
}

/** Somebody who may use providers on loopback, and the official client with their key. */
export async function newClient(base: { url: string }): Promise<{ actor: Actor; client: OpenAI; token: string }> {
  const { actor, token } = await signedIn();
  const client = new OpenAI({ baseURL: base.url, apiKey: token, maxRetries: 0, timeout: 30_000 });
  return { actor, client, token };
}
