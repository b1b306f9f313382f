import { db } from "../../db/client.ts";
import { countMcpServerRows, listMcpServerRows } from "../../db/queries/agents/mcp-servers.ts";
import type { Actor } from "../core/actor.ts";
import type { ListMcpServersQuery, McpServer } from "../protocol/contract/mcp-servers.ts";
import { type Page, pageOf } from "../protocol/envelope.ts";
import { getVisibleServer } from "./managed-server.ts";
import { mcpServerOf } from "./mcp-server-of.ts";

/** The actor's servers and those that are shared with everybody. */
export async function listMcpServers(
  actor: Actor,
  { page, per_page, sort }: ListMcpServersQuery,
): Promise<Page<McpServer>> {
  const [rows, [counted]] = await Promise.all([
    listMcpServerRows(db(), actor.user_id, { limit: per_page, offset: (page - 1) * per_page, sort }),
    countMcpServerRows(db(), actor.user_id),
  ]);
  return pageOf(
    rows.map((row) => mcpServerOf(row, actor)),
    counted?.total ?? 0,
    page,
    per_page,
  );
}

/** One of them. Throws NOT_FOUND. */
export const getMcpServer = async (actor: Actor, server_id: string): Promise<McpServer> =>
  mcpServerOf(await getVisibleServer(db(), actor, server_id), actor);
