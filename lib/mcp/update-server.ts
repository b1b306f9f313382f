import { db } from "../../db/client.ts";
import {
  deleteMcpServerRow,
  type McpServerChanges,
  type McpServerRow,
  updateMcpServerRow,
} from "../../db/queries/agents/mcp-servers.ts";
import { audit } from "../audit/index.ts";
import type { Actor } from "../core/actor.ts";
import { clock } from "../core/clock.ts";
import { fail } from "../core/errors.ts";
import type { McpServer, ReviewMcpToolsBody, UpdateMcpServerBody } from "../protocol/contract/mcp-servers.ts";
import { requireFreePrefix, requireMayShare, reviewTools } from "../tool-sources/index.ts";
import { changeServer, getManagedServer } from "./managed-server.ts";
import { mcpServerOf } from "./mcp-server-of.ts";
import { requireKind } from "./require-kind.ts";
import { sealSecrets } from "./sealed.ts";

/**
 * Changes a server; what the body leaves out stays. Another address or program is another server: secrets and sign-in are
 * not taken there, and its tools are approved anew. Throws NOT_FOUND, FORBIDDEN, CONFLICT, PRECONDITION_FAILED.
 */
export async function updateMcpServer(actor: Actor, server_id: string, body: UpdateMcpServerBody): Promise<McpServer> {
  await changeServer(actor, server_id, async (tx, row) => {
    if (body.is_shared !== row.is_shared) requireMayShare(actor, body.is_shared);
    if (body.prefix !== undefined) await requireFreePrefix(tx, row.user_id, body.prefix, server_id);
    const changes = changesOf(row, body);
    if (changes.command !== undefined) requireKind(actor, row.transport);
    const stamps = { updated_at: clock.now(), version: row.version + 1 };
    await updateMcpServerRow(tx, server_id, { ...changes, ...stamps });
    const fields = Object.keys(body);
    await audit(tx, actor, "mcp_server.updated", { server_id, fields });
  });
  return mcpServerOf(await getManagedServer(db(), actor, server_id), actor);
}

function changesOf(row: McpServerRow, body: UpdateMcpServerBody): McpServerChanges {
  const { secrets, url, command, ...plain } = body;
  const target = row.transport === "http" ? { url } : { command };
  const isElsewhere =
    (target.url !== undefined && target.url !== row.url) ||
    (target.command !== undefined && JSON.stringify(target.command) !== JSON.stringify(row.command));
  return {
    ...plain,
    ...target,
    ...(secrets && { secrets_encrypted: sealSecrets(row, secrets) }),
    ...(isElsewhere && {
      ...{ status: "pending", status_message: null, oauth_encrypted: null, tools: [], last_connected_at: null },
      secrets_encrypted: sealSecrets(row, secrets ?? {}),
    }),
  };
}

/** Removes a server with what was approved of it. */
export async function deleteMcpServer(actor: Actor, server_id: string): Promise<void> {
  await changeServer(actor, server_id, async (tx, { name, transport }) => {
    await deleteMcpServerRow(tx, server_id);
    await audit(tx, actor, "mcp_server.deleted", { server_id, name, transport });
  });
}

/**
 * Approves tools as they were shown, and switches them. Throws CONFLICT where what is to be approved is not what the
 * server offers by now, and as {@link updateMcpServer}.
 */
export async function reviewMcpTools(
  actor: Actor,
  server_id: string,
  { tools: reviews }: ReviewMcpToolsBody,
): Promise<McpServer> {
  await changeServer(actor, server_id, async (tx, row) => {
    const tools = reviewTools(row.tools, reviews);
    if (!tools)
      throw fail("CONFLICT", { message: "The server offers something else by now. Look at its tools again." });
    await updateMcpServerRow(tx, server_id, { tools, updated_at: clock.now(), version: row.version + 1 });
    const approved = reviews.filter(({ approve }) => approve !== undefined).map(({ name }) => name);
    const switched = reviews.filter(({ approve }) => approve === undefined).map(({ name }) => name);
    await audit(tx, actor, "mcp_server.tools_reviewed", { server_id, approved, switched });
  });
  return mcpServerOf(await getManagedServer(db(), actor, server_id), actor);
}
