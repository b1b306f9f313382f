import type { StoredMcpServer } from "../../db/queries/agents/mcp-servers.ts";
import type { Actor } from "../core/actor.ts";
import type { McpServer } from "../protocol/contract/mcp-servers.ts";
import { shownTools } from "../tool-sources/index.ts";
import { openSecrets } from "./sealed.ts";

/** A server as the API shows it: names of secrets but no values, and no address to somebody who may only use it. */
export function mcpServerOf({ server, is_owner_superuser }: StoredMcpServer, actor: Actor): McpServer {
  const is_own = server.user_id === actor.user_id;
  const isManager = is_own || actor.is_superuser;
  const { server_id, name, prefix, transport, is_enabled, status, version } = server;
  return {
    ...{ server_id, name, prefix, transport, is_enabled, status, version, is_own },
    tools: shownTools(server.tools, isManager),
    url: isManager ? server.url : null,
    command: isManager ? server.command : null,
    secret_names: isManager ? Object.keys(openSecrets(server)) : [],
    agent_ids: is_own ? server.agent_ids : null,
    is_shared: server.is_shared && is_owner_superuser,
    status_message: isManager ? server.status_message : null,
    last_connected_at: server.last_connected_at?.toISOString() ?? null,
    created_at: server.created_at.toISOString(),
    updated_at: server.updated_at.toISOString(),
  };
}
