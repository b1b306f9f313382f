import { UnauthorizedError } from "@modelcontextprotocol/sdk/client/auth.js";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import { db } from "../../db/client.ts";
import type { StoredMcpServer } from "../../db/queries/agents/mcp-servers.ts";
import { fail, isAlmaError } from "../core/errors.ts";
import { keepOauth } from "./keep-oauth.ts";
import { type OauthMemory, oauthMemory } from "./oauth-memory.ts";
import { requireKind } from "./require-kind.ts";
import { openOauth, openSecrets } from "./sealed.ts";
import { serverFetch } from "./server-fetch.ts";

const CONNECT_MS = 15_000;

/**
 * Connects to a server, does `work` and closes the connection, whatever happens. Throws PROVIDER_UNAUTHORIZED where somebody has to
 * sign in there, EGRESS_REFUSED, and PROVIDER_BAD_RESPONSE with the server's own words.
 */
export async function withServer<Result>(
  stored: StoredMcpServer,
  signal: AbortSignal | undefined,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const { server } = stored;
  const oauth = oauthMemory(openOauth(server), null);
  const client = new Client({ name: "ALMA", version: "1.0.0" }, { capabilities: {} });
  // The package asks for a sign-in beside its connection: what is left of that ends with it.
  const over = new AbortController();
  try {
    await client.connect(transportOf(stored, oauth, over.signal), { timeout: CONNECT_MS, ...(signal && { signal }) });
    return await work(client);
  } catch (error) {
    throw readable(error, server.name);
  } finally {
    await client.close().catch(() => undefined);
    over.abort();
    if (oauth.hasChanged()) await db().transaction((tx) => keepOauth(tx, server, oauth.stored()));
  }
}

function transportOf(stored: StoredMcpServer, { provider }: OauthMemory, signal: AbortSignal): Transport {
  const { server, is_owner_superuser } = stored;
  const secrets = openSecrets(server);
  if (server.transport === "http") {
    const options = { fetch: serverFetch(stored, { secrets, signal }) };
    // A server with headers of its own is not signed in to a second way.
    const signIn = Object.keys(secrets).some((name) => name.toLowerCase() === "authorization")
      ? {}
      : { authProvider: provider };
    return new StreamableHTTPClientTransport(new URL(server.url ?? ""), { ...options, ...signIn });
  }
  // Asked again at every start: its owner may have lost the right since.
  requireKind({ is_superuser: is_owner_superuser }, "stdio");
  const [command = "", ...args] = server.command ?? [];
  // The package adds PATH, HOME and their like, and nothing else of ours.
  return new StdioClientTransport({ command, args, env: secrets, stderr: "ignore" });
}

const MAX_WORDS = 300;

/** What a person can do something with; nothing of our own stack. */
export function readable(error: unknown, name: string): unknown {
  if (isAlmaError(error)) return error;
  if (error instanceof UnauthorizedError) {
    return fail("PROVIDER_UNAUTHORIZED", { message: `${name} asks for a sign-in: settings, MCP servers, sign in.` });
  }
  const cause = error instanceof Error && isAlmaError(error.cause) ? error.cause : null;
  if (cause) return cause;
  const words = error instanceof Error ? error.message : "no answer";
  return fail("PROVIDER_BAD_RESPONSE", { message: `${name}: ${words.replace(/\s+/g, " ").slice(0, MAX_WORDS)}` });
}
