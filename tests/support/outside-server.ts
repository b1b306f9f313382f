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

/** The world outside: a real HTTP server on loopback that keeps what it was sent. `/page` names the address `/named`. */
export async function startOutside(port = 0) {
  const received: Received[] = [];
  let isHolding = false;
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request).catch(() => "");
    received.push({ method: request.method ?? "", path: request.url ?? "", headers: request.headers, body });
    if (isHolding) {
      isHolding = false;
      return;
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
