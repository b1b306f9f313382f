import { db } from "../../db/client.ts";
import { lockUser } from "../../db/queries/accounts/users.ts";
import { countOwnMcpServers, insertMcpServer } from "../../db/queries/agents/mcp-servers.ts";
import { audit } from "../audit/index.ts";
import type { Actor } from "../core/actor.ts";
import { clock } from "../core/clock.ts";
import { fail } from "../core/errors.ts";
import { newId } from "../core/ids.ts";
import type { CreateMcpServerBody, McpServer } from "../protocol/contract/mcp-servers.ts";
import { requireFreePrefix, requireMayShare } from "../tool-sources/index.ts";
import { mcpServerOf } from "./mcp-server-of.ts";
import { requireKind } from "./require-kind.ts";
import { sealSecrets } from "./sealed.ts";

const MOST = 30;

/** Adds a server of the actor's. Nothing is contacted. Throws FORBIDDEN, CONFLICT for a prefix that is taken, QUOTA_EXCEEDED. */
export async function createMcpServer(actor: Actor, body: CreateMcpServerBody): Promise<McpServer> {
  const { transport, secrets, url, command, ...rest } = body;
  requireKind(actor, transport);
  requireMayShare(actor, body.is_shared);
  const place = { server_id: newId(), user_id: actor.user_id };
  const created = clock.now();
  const row = await db().transaction(async (tx) => {
    // Held, so that two requests at once do not both find the last free place.
    await lockUser(tx, actor.user_id);
    const [own] = await countOwnMcpServers(tx, actor.user_id);
    if ((own?.total ?? 0) >= MOST)
      throw fail("QUOTA_EXCEEDED", { message: `You have ${MOST} servers. Remove one first.` });
    await requireFreePrefix(tx, actor.user_id, body.prefix);
    const [row] = await insertMcpServer(tx, {
      ...{ ...place, ...rest, transport, created_at: created, updated_at: created },
      url: transport === "http" ? (url ?? null) : null,
      command: transport === "stdio" ? (command ?? null) : null,
      secrets_encrypted: sealSecrets(place, secrets),
    });
    if (!row) throw fail("INTERNAL_ERROR");
    await audit(tx, actor, "mcp_server.created", { server_id: place.server_id, name: body.name, transport });
    return row;
  });
  return mcpServerOf({ server: row, is_owner_superuser: actor.is_superuser }, actor);
}
