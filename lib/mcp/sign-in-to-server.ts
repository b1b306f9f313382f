import { timingSafeEqual } from "node:crypto";
import { auth } from "@modelcontextprotocol/sdk/client/auth.js";
import { db } from "../../db/client.ts";
import type { StoredMcpServer } from "../../db/queries/agents/mcp-servers.ts";
import { audit } from "../audit/index.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { randomToken } from "../security/index.ts";
import { readable } from "./connect.ts";
import { keepOauth } from "./keep-oauth.ts";
import { getManagedServer } from "./managed-server.ts";
import { oauthMemory } from "./oauth-memory.ts";
import { refreshPins } from "./refresh-server.ts";
import { openOauth } from "./sealed.ts";
import { serverFetch } from "./server-fetch.ts";

const STATE_MS = 10 * 60_000;
/** For everything that is asked to begin or to end a sign-in, however slowly it is answered. */
const ASKING_MS = 60_000;

/** A server the actor may sign in to: one that is reached by its address. Throws NOT_FOUND, FORBIDDEN, BAD_REQUEST. */
async function signable(actor: Actor, server_id: string): Promise<StoredMcpServer & { url: string }> {
  const stored = await getManagedServer(db(), actor, server_id);
  const { url } = stored.server;
  if (url === null) throw fail("BAD_REQUEST", { message: "A program is not signed in to." });
  return { ...stored, url };
}

/**
 * Begins a sign-in at a server: where to send the person's browser, or null where none is needed. Throws as the server
 * answers.
 */
export async function signInToMcpServer(
  actor: Actor,
  server_id: string,
): Promise<{ authorization_url: string | null }> {
  const stored = await signable(actor, server_id);
  const { server } = stored;
  const state = `${server_id}.${randomToken()}`;
  const memory = oauthMemory({ ...openOauth(server), tokens: undefined }, state);
  await asked(server.name, () => auth(memory.provider, { serverUrl: stored.url, fetchFn: boundedFetch(stored) }));
  const address = memory.authorizationUrl();
  if (address && !/^https?:$/.test(address.protocol)) {
    throw fail("PROVIDER_BAD_RESPONSE", {
      message: `${server.name} names a sign-in page that no browser should open.`,
    });
  }
  const waiting = address
    ? { state, state_until: Date.now() + STATE_MS }
    : { state: undefined, state_until: undefined };
  await db().transaction((tx) => keepOauth(tx, server, { ...memory.stored(), ...waiting }));
  return { authorization_url: address?.href ?? null };
}

/**
 * Ends a sign-in with what the browser came back with. Throws BAD_REQUEST for one that was not begun here, by this person,
 * within the last ten minutes.
 */
export async function finishMcpSignIn(actor: Actor, { state, code }: { state: string; code: string }): Promise<void> {
  const server_id = state.split(".")[0] ?? "";
  const stored = await signable(actor, server_id);
  const { server } = stored;
  const { state: expected, state_until = 0, ...begun } = openOauth(server);
  if (expected === undefined || !isSame(expected, state) || Date.now() > state_until) {
    throw fail("BAD_REQUEST", {
      message: "This sign-in was not begun here, or more than ten minutes ago. Begin it again.",
    });
  }
  // Used up before it is tried: nobody tries a second code with it.
  await db().transaction((tx) => keepOauth(tx, server, begun));
  const memory = oauthMemory(begun, null);
  const options = { serverUrl: stored.url, authorizationCode: code, fetchFn: boundedFetch(stored) };
  await asked(server.name, () => auth(memory.provider, options));
  await db().transaction(async (tx) => {
    await keepOauth(tx, server, memory.stored(), { status: "pending" });
    await audit(tx, actor, "mcp_server.signed_in", { server_id });
  });
  await refreshPins(await getManagedServer(db(), actor, server_id), undefined);
}

const boundedFetch = (stored: StoredMcpServer): typeof fetch =>
  serverFetch(stored, { signal: AbortSignal.timeout(ASKING_MS) });

async function asked<Result>(name: string, ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask();
  } catch (error) {
    throw readable(error, name);
  }
}

const isSame = (one: string, other: string): boolean => {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
};
