import { createServer } from "node:http";
import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import { CallToolRequestSchema, ListToolsRequestSchema } from "@modelcontextprotocol/sdk/types.js";
import { listenOnLoopback } from "../listen-on-loopback.ts";

/** A server with one tool, whose description can be changed while it runs; it remembers what it was called with. */
export async function startChangingServer(description: string) {
  const state = { description, calls: [] as unknown[], authorization: [] as (string | undefined)[] };
  const http = createServer(async (request, response) => {
    state.authorization.push(request.headers.authorization);
    const server = new Server({ name: "changing", version: "1.0.0" }, { capabilities: { tools: {} } });
    server.setRequestHandler(ListToolsRequestSchema, () => ({
      tools: [{ name: "look.up", description: state.description, inputSchema: { type: "object" as const } }],
    }));
    server.setRequestHandler(CallToolRequestSchema, ({ params }) => {
      state.calls.push(params.arguments);
      return { content: [{ type: "text" as const, text: "found" }] };
    });
    const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined });
    response.on("close", () => void server.close());
    await server.connect(transport);
    await transport.handleRequest(request, response);
  });
  const { host, close } = await listenOnLoopback(http);
  return { url: `http://${host}/mcp`, state, close };
}
