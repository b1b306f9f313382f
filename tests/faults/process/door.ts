import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { authenticateRequest } from "../../../lib/auth/index.ts";
import { loadConversationView } from "../../../lib/messages/index.ts";
import { loadRoutes, type Route } from "../../integration/api/route-files.ts";

interface Way {
  route: Route;
  pattern: RegExp;
}

/** Answers requests by the app's own route handlers, found by their folders as Next finds them. */
export async function openDoor(): Promise<(request: IncomingMessage, response: ServerResponse) => Promise<void>> {
  const routes = (await loadRoutes()).filter((route) => !route.path.includes("[..."));
  const ways = routes.map((route) => ({ route, pattern: patternOf(route.path) }));
  return async (incoming, response) => {
    const url = new URL(incoming.url ?? "/", "http://127.0.0.1");
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    const request = requestOf(incoming, url, gone.signal);
    await send(await answerOf(ways, request, url), response);
  };
}

const patternOf = (path: string): RegExp => new RegExp(`^${path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);

async function answerOf(ways: Way[], request: Request, url: URL): Promise<Response> {
  const view = /^\/faults\/view\/([^/]+)$/.exec(url.pathname);
  // What a page load of the conversation would show; pages read it by this function and have no route for it.
  if (view) return Response.json((await loadConversationView(await authenticateRequest(request), view[1] ?? "")).view);
  for (const { route, pattern } of ways) {
    const match = route.method === request.method ? pattern.exec(url.pathname) : null;
    if (match) return await route.handler(request, { params: Promise.resolve({ ...match.groups }) });
  }
  return new Response(null, { status: 404 });
}

function requestOf(incoming: IncomingMessage, url: URL, signal: AbortSignal): Request {
  const headers = Object.entries(incoming.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] satisfies [string, string]],
  );
  const method = incoming.method ?? "GET";
  const hasBody = method !== "GET" && method !== "HEAD";
  const body = hasBody ? { body: Readable.toWeb(incoming), duplex: "half" } : {};
  return new Request(url, { method, headers, signal, ...body } as RequestInit);
}

async function send(answer: Response, response: ServerResponse): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.flushHeaders();
  if (!answer.body) return void response.end();
  await pipeline(Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]), response);
}
