import { db } from "../../db/client.ts";
import {
  lockMcpServer,
  type McpServerChanges,
  type StoredMcpServer,
  updateMcpServerRow,
} from "../../db/queries/agents/mcp-servers.ts";
import type { Actor } from "../core/actor.ts";
import { clock } from "../core/clock.ts";
import { isAlmaError } from "../core/errors.ts";
import type { McpServer } from "../protocol/contract/mcp-servers.ts";
import { pinTools } from "../tool-sources/index.ts";
import { withServer } from "./connect.ts";
import { getManagedServer } from "./managed-server.ts";
import { mcpServerOf } from "./mcp-server-of.ts";
import { type Offer, readOffer } from "./offered-tools.ts";

/**
 * Connects to a server and compares what it offers with what was approved. One that cannot be reached, or asks for a
 * sign-in, is told by `status`; what was approved of it stays. Throws NOT_FOUND, FORBIDDEN.
 */
export async function refreshMcpServer(actor: Actor, server_id: string): Promise<McpServer> {
  const stored = await getManagedServer(db(), actor, server_id);
  await refreshPins(stored, undefined);
  return mcpServerOf(await getManagedServer(db(), actor, server_id), actor);
}

/** The same for a server that is about to be used. */
export async function refreshPins(stored: StoredMcpServer, signal: AbortSignal | undefined): Promise<void> {
  const { server_id } = stored.server;
  try {
    const offer = await withServer(stored, signal, (client) => readOffer(client, signal));
    await keep(stored, offer);
  } catch (error) {
    if (!isAlmaError(error)) throw error;
    const status = error.code === "PROVIDER_UNAUTHORIZED" ? "needs_sign_in" : "failed";
    await updateMcpServerRow(db(), server_id, { status, status_message: error.message.slice(0, 500) });
  }
}

/** In one transaction with the row held: what was approved meanwhile is not lost. Pins are no change of a person's. */
const keep = ({ server }: StoredMcpServer, { tools, left_out }: Offer): Promise<void> =>
  db().transaction(async (tx) => {
    const [row] = await lockMcpServer(tx, server.server_id);
    // Led elsewhere meanwhile: this is not what that one offers.
    if (!row || row.url !== server.url || JSON.stringify(row.command) !== JSON.stringify(server.command)) return;
    const pinned = pinTools(row.tools, tools);
    const isOther = JSON.stringify(pinned) !== JSON.stringify(row.tools);
    const status_message = left_out > 0 ? `${left_out} of its tools are too large or too many and are left out.` : null;
    const changes: McpServerChanges = {
      tools: pinned,
      status: "connected",
      status_message,
      last_connected_at: clock.now(),
    };
    // The version grows with what is offered: an approval must be of what its person saw.
    await updateMcpServerRow(tx, row.server_id, isOther ? { ...changes, version: row.version + 1 } : changes);
  });
