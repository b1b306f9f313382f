import type { Transaction } from "../../db/client.ts";
import {
  lockMcpServer,
  type McpServerChanges,
  type McpServerRow,
  updateMcpServerRow,
} from "../../db/queries/agents/mcp-servers.ts";
import { type StoredOauth, sealOauth } from "./sealed.ts";

/**
 * Stores a sign-in as it is after a server was asked. One that was led elsewhere meanwhile keeps none: what was agreed
 * with the old address is nothing for the new one.
 */
export async function keepOauth(
  tx: Transaction,
  server: McpServerRow,
  oauth: StoredOauth,
  more: McpServerChanges = {},
): Promise<void> {
  const [row] = await lockMcpServer(tx, server.server_id);
  if (row?.url !== server.url) return;
  await updateMcpServerRow(tx, server.server_id, { ...more, oauth_encrypted: sealOauth(server, oauth) });
}
