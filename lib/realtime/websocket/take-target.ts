import type { IncomingMessage } from "node:http";

const PATH = /^\/v1\/ws\/chat\/([^/]+)$/;

/** The subprotocol of this socket; a browser must name one to be able to hand over a token beside it. */
export const SUBPROTOCOL = "alma.v1";
const BEARER = "bearer.";

interface SocketTarget {
  /** What the path names, not yet known to be an id; null for another path. */
  conversation_id: string | null;
  token: string | null;
}

/**
 * Where an upgrade wants to go and the token it brings in its query or its subprotocols. Both are taken out of the
 * request, so that no log, error or trace of it can hold the token.
 */
export function takeTarget(request: IncomingMessage): SocketTarget {
  const [path = "", ...rest] = (request.url ?? "").split("?");
  request.url = path;
  const query = new URLSearchParams(rest.join("?")).get("token");
  const offered = (request.headers["sec-websocket-protocol"] ?? "").split(",").map((part) => part.trim());
  const bearer = offered.find((part) => part.startsWith(BEARER))?.slice(BEARER.length) ?? null;
  if (bearer !== null) {
    request.headers["sec-websocket-protocol"] = offered.filter((part) => !part.startsWith(BEARER)).join(", ");
    if (request.headers["sec-websocket-protocol"] === "") delete request.headers["sec-websocket-protocol"];
  }
  request.rawHeaders.length = 0;
  return { conversation_id: PATH.exec(path)?.[1] ?? null, token: query ?? bearer };
}
