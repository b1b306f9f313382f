import type { StoredMcpServer } from "../../db/queries/agents/mcp-servers.ts";
import { createGuardedFetch } from "../web/index.ts";

const HEADERS_MS = 15_000;
const MAX_RESPONSE_BYTES = 16 * 1024 * 1024;

interface ServerFetchOptions {
  /** Headers for the server itself; no other host hears them, also not one that signs people in for it. */
  secrets?: Record<string, string>;
  /** Ends whatever is still being asked. */
  signal: AbortSignal;
}

/** The only way to a server of this owner's: guarded, and bounded in what it answers, also where that comes packed. */
export function serverFetch(
  { server, is_owner_superuser }: StoredMcpServer,
  { secrets = {}, signal }: ServerFetchOptions,
): typeof globalThis.fetch {
  const home = server.url === null ? null : new URL(server.url);
  const guarded = createGuardedFetch({
    allow_private: is_owner_superuser,
    max_response_bytes: MAX_RESPONSE_BYTES,
    headers_timeout_ms: HEADERS_MS,
  });
  return (input, init = {}) => {
    const headers = new Headers(init.headers);
    const isHome = home !== null && isSameServer(home, new URL(input instanceof Request ? input.url : input));
    for (const [name, value] of isHome ? Object.entries(secrets) : []) {
      if (!headers.has(name)) headers.set(name, value);
    }
    return guarded(input, { ...init, headers, signal: init.signal ? AbortSignal.any([init.signal, signal]) : signal });
  };
}

/** The same host and port, or where a plain address sends on to its encrypted form. */
const isSameServer = (home: URL, target: URL): boolean =>
  target.host === home.host && (target.protocol === home.protocol || target.protocol === "https:");
