import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import { listenOnLoopback } from "../listen-on-loopback.ts";

/** What a server answers to a method, by its name. */
type Answers = Record<string, unknown>;

const HELLO = {
  protocolVersion: "2025-06-18",
  capabilities: { tools: {} },
  serverInfo: { name: "hostile", version: "1.0.0" },
};

async function bodyOf(request: IncomingMessage): Promise<{ id?: number; method: string }> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  return JSON.parse(Buffer.concat(pieces).toString() || '{"method":""}');
}

/** Says the protocol's words by hand, so that it can say what no library would; `instead` may answer in its place. */
export async function startHostileServer(
  answers: Answers,
  instead: (
    method: string,
    response: ServerResponse,
    request: { id?: number; headers: IncomingHttpHeaders; url?: string },
  ) => boolean = () => false,
) {
  const http = createServer(async (request, response) => {
    const { id, method } = await bodyOf(request);
    const { headers, url = "" } = request;
    if (instead(method, response, { ...(id !== undefined && { id }), headers, url })) return;
    if (request.method !== "POST" || id === undefined) {
      response.writeHead(request.method === "POST" ? 202 : 405).end();
      return;
    }
    const result = method === "initialize" ? HELLO : answers[method];
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ jsonrpc: "2.0", id, result }));
  });
  const { host, close } = await listenOnLoopback(http);
  return { url: `http://${host}/mcp`, host, close };
}
