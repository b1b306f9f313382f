import { createServer, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import { listenOnLoopback } from "./listen-on-loopback.ts";

export interface Received {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const piece of request.setEncoding("utf8")) text += piece;
  return text;
}

/**
 * The world outside: a real HTTP server on loopback that keeps what it was sent. `/page` names the address `/named`,
 * `/leave?to=` sends on to another address, `/echo?to=` says it.
 */
export async function startOutside(port = 0) {
  const received: Received[] = [];
  let isHolding = false;
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request).catch(() => "");
    if (request.url === "/robots.txt") return void response.writeHead(404).end();
    received.push({ method: request.method ?? "", path: request.url ?? "", headers: request.headers, body });
    if (isHolding) {
      isHolding = false;
      return;
    }
    const { pathname, searchParams } = new URL(request.url ?? "/", url("/"));
    const to = searchParams.get("to");
    if (to !== null && pathname === "/leave") return void response.writeHead(302, { location: to }).end();
    if (to !== null && pathname === "/echo") {
      return void response.writeHead(200, { "content-type": "text/plain" }).end(`you said ${to} to me`);
    }
    response.writeHead(request.method === "POST" ? 201 : 200, { "content-type": "text/plain" });
    response.end(request.method === "POST" ? "made" : `see ${url("/named")} for more, it says`);
  });
  const { host, close } = await listenOnLoopback(server, port);
  const url = (path: string) => `http://${host}${path}`;
  return {
    host,
    url,
    received,
    /** The next request is received and never answered. */
    holdNext: () => {
      isHolding = true;
    },
    close,
  };
}
