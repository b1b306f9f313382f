import type { Actor } from "../../core/actor.ts";
import { fail } from "../../core/errors.ts";
import { findActor } from "../find-actor.ts";
import { isOurOrigin } from "../same-origin.ts";
import { cookieValue, readSessionCookie, sessionCookieName } from "../session-cookie.ts";
import { bearerIn, findBearer } from "./bearer.ts";

/**
 * Who asks for a WebSocket: by `Authorization: Bearer`, by `token` (from the query or the subprotocols), either an access
 * token or an API key, otherwise by the session cookie. No browser rule keeps another site's page from opening a socket
 * here, so a page of another origin is FORBIDDEN whatever it shows; a request without an Origin is a program's and needs a
 * token. UNAUTHORIZED when nobody.
 */
export async function authenticateUpgrade(headers: Headers, token: string | null): Promise<Actor> {
  const origin = headers.get("origin");
  if (origin !== null && !(isOurOrigin(origin) && URL.parse(origin)?.origin === origin)) throw foreign();
  const given = bearerIn(headers) ?? token;
  const actor = await (given === null ? findActor(await cookieClaims(headers)) : findBearer(given));
  if (!actor) throw fail("UNAUTHORIZED");
  if (given === null && origin === null) throw foreign();
  return actor;
}

const cookieClaims = (headers: Headers) => readSessionCookie(cookieValue(headers.get("cookie"), sessionCookieName()));

const foreign = () =>
  fail("FORBIDDEN", { message: "This socket was not opened by ALMA's own pages. If it was, check ALMA_URL." });
