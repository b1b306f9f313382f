import { ResultSchema } from "@modelcontextprotocol/sdk/types.js";
import { db } from "../../db/client.ts";
import type { StoredMcpServer } from "../../db/queries/agents/mcp-servers.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { withServer } from "./connect.ts";
import { getVisibleServer } from "./managed-server.ts";
import { type McpResult, readResult } from "./read-result.ts";
import { refreshPins } from "./refresh-server.ts";

/** After this long a server is asked again what it offers before it is used. */
const TRUSTED_MS = 5 * 60_000;
const LONGEST_CALL_MS = 10 * 60_000;

export interface McpCall {
  server_id: string;
  /** The tool's name on the server. */
  tool_name: string;
  /** Of the definition that the model was told. */
  hash: string;
  input: Record<string, unknown>;
}

/**
 * Calls a tool of a server that the actor may use, if it still is what was approved. Throws NOT_FOUND, FORBIDDEN where it
 * is not approved (any more), and what the server's failure means; a tool's own failure is a result.
 */
export async function callMcpTool(actor: Actor, call: McpCall, signal: AbortSignal): Promise<McpResult> {
  const { server_id, tool_name: name, input } = call;
  let stored = await getVisibleServer(db(), actor, server_id);
  const asked_at = stored.server.last_connected_at?.getTime() ?? 0;
  if (Date.now() - asked_at > TRUSTED_MS) {
    await refreshPins(stored, signal);
    stored = await getVisibleServer(db(), actor, server_id);
  }
  requireApproved(stored, call);
  const options = { signal, timeout: LONGEST_CALL_MS, resetTimeoutOnProgress: true };
  const request = { method: "tools/call" as const, params: { name, arguments: input } };
  // Not by the client's own method: that one judges every part of an answer, of which there can be millions.
  return await withServer(stored, signal, async (client) =>
    readResult(await client.request(request, ResultSchema, options)),
  );
}

function requireApproved({ server }: StoredMcpServer, { tool_name, hash }: McpCall): void {
  const tool = server.tools.find(({ name }) => name === tool_name);
  if (server.is_enabled && tool?.status === "approved" && tool.is_enabled && tool.hash === hash) return;
  throw fail("FORBIDDEN", {
    message: `${tool_name} of ${server.name} is not approved as it is now. Its person has to look at it in the settings.`,
  });
}
