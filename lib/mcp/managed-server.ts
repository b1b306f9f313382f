import { type Db, db, type Transaction } from "../../db/client.ts";
import { lockUser } from "../../db/queries/accounts/users.ts";
import {
  findMcpServer,
  lockMcpServer,
  type McpServerRow,
  type StoredMcpServer,
} from "../../db/queries/agents/mcp-servers.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { checkVersion } from "../core/http/if-match.ts";
import { isId } from "../core/ids.ts";

/** A server the actor may use: an own or a shared one. Throws NOT_FOUND. */
export async function getVisibleServer(from: Db, actor: Actor, server_id: string): Promise<StoredMcpServer> {
  const [found] = isId(server_id) ? await findMcpServer(from, actor.user_id, server_id) : [];
  if (!found) throw fail("NOT_FOUND", { what: "MCP server" });
  return found;
}

/** A server the actor may change: an own one, or, for a superuser, a shared one. Throws NOT_FOUND, FORBIDDEN. */
export async function getManagedServer(from: Db, actor: Actor, server_id: string): Promise<StoredMcpServer> {
  const found = await getVisibleServer(from, actor, server_id);
  if (found.server.user_id === actor.user_id || actor.is_superuser) return found;
  throw fail("FORBIDDEN", { message: "This server is shared with you; only an administrator can change it." });
}

/** Changes a server in one transaction. Throws as {@link getManagedServer}, and PRECONDITION_FAILED. */
export async function changeServer<Result>(
  actor: Actor,
  server_id: string,
  change: (tx: Transaction, row: McpServerRow) => Promise<Result>,
): Promise<Result> {
  const known = await getManagedServer(db(), actor, server_id);
  return await db().transaction(async (tx) => {
    // First its owner, as whoever removes an account does: a change may have to know their other sources of tools.
    await lockUser(tx, known.server.user_id);
    await lockMcpServer(tx, server_id);
    const { server } = await getManagedServer(tx, actor, server_id);
    checkVersion(server.version);
    return await change(tx, server);
  });
}
