import { db } from "../../db/client.ts";
import { listEnabledMcpServers } from "../../db/queries/agents/mcp-servers.ts";
import type { Actor } from "../core/actor.ts";
import { type UsableTool, usableTools } from "../tool-sources/index.ts";

/** A tool of a server that a person's agents may call. */
export interface UsableMcpTool extends Omit<UsableTool<unknown>, "source"> {
  server: { server_id: string; name: string };
  /** Where its arguments go; null for a program on this machine. */
  destination: string | null;
}

const MOST_SERVERS = 50;

/** The approved tools of a person's servers and of shared ones. */
export async function listUsableMcpTools({ user_id }: Pick<Actor, "user_id">): Promise<UsableMcpTool[]> {
  const rows = await listEnabledMcpServers(db(), user_id, MOST_SERVERS);
  const servers = rows.map(({ server }) => server);
  return usableTools(servers, user_id).map(({ source: { server_id, name, url }, ...usable }) => ({
    ...usable,
    server: { server_id, name },
    destination: url,
  }));
}
