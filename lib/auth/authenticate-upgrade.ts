import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { readAccessToken } from "./access-token.ts";
import { findActor } from "./find-actor.ts";
import { isOurOrigin } from "./same-origin.ts";
import { cookieValue, readSessionCookie, sessionCookieName } from "./session-cookie.ts";

/** Who opens a socket, and until when they may keep it: the end of the token, or null for a cookie's sign-in. */
export interface SocketSignIn {
  actor: Actor;
  expires_at: Date | null;
}

/**
 * Who asks for a WebSocket: by `Authorization: Bearer`, by `token` (from the query or the subprotocols), otherwise by the
 * session cookie. No browser rule keeps another site's page from opening a socket here, so a page of another origin is
 * FORBIDDEN whatever it shows; a request without an Origin is a program's and needs a token. UNAUTHORIZED when nobody.
 */
export async function authenticateUpgrade(headers: Headers, token: string | null): Promise<SocketSignIn> {
  const origin = headers.get("origin");
  if (origin !== null && !(isOurOrigin(origin) && URL.parse(origin)?.origin === origin)) throw foreign();
  const given = bearerIn(headers) ?? token;
  const token_claims = given === null ? null : await readAccessToken(given);
  const actor = await findActor(given === null ? await cookieClaims(headers) : token_claims);
  if (!actor) throw fail("UNAUTHORIZED");
  if (given === null && origin === null) throw foreign();
  return { actor, expires_at: token_claims?.expires_at ?? null };
}

/** The bearer token of the Authorization header; empty for a header of another kind, null without one. */
function bearerIn(headers: Headers): string | null {
  const authorization = headers.get("authorization");
  if (authorization === null) return null;
  const [scheme, token = ""] = authorization.split(" ");
  return scheme?.toLowerCase() === "bearer" ? token : "";
}

const cookieClaims = (headers: Headers) => readSessionCookie(cookieValue(headers.get("cookie"), sessionCookieName()));

const foreign = () =>
  fail("FORBIDDEN", { message: "This socket was not opened by ALMA's own pages. If it was, check ALMA_URL." });
