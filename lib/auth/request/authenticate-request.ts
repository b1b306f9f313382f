import type { Actor } from "../../core/actor.ts";
import { fail } from "../../core/errors.ts";
import { findActor } from "../find-actor.ts";
import { isSameOrigin } from "../same-origin.ts";
import { cookieValue, readSessionCookie, sessionCookieName } from "../session-cookie.ts";
import { bearerIn, findBearer } from "./bearer.ts";

const SAFE = new Set(["GET", "HEAD"]);

/**
 * Who sent this request: by access token or API key if it has an Authorization header, by session cookie otherwise.
 * UNAUTHORIZED when nobody that may act; FORBIDDEN when a cookie comes from another site's page with an unsafe method
 * or a WebSocket upgrade.
 */
export async function authenticateRequest(request: Request): Promise<Actor> {
  const bearer = bearerIn(request.headers);
  const actor = bearer === null ? await findByCookie(request) : await findBearer(bearer);
  if (!actor) throw fail("UNAUTHORIZED");
  return actor;
}

async function findByCookie(request: Request): Promise<Actor | null> {
  const claims = await readSessionCookie(cookieValue(request.headers.get("cookie"), sessionCookieName()));
  if (claims && changesSomething(request) && !isSameOrigin(request.headers)) {
    throw fail("FORBIDDEN", { message: "This request did not come from ALMA's own pages. If it did, check ALMA_URL." });
  }
  return await findActor(claims);
}

/** An upgrade is a GET, but opens a channel that can send, and no browser rule keeps other sites from asking. */
const changesSomething = (request: Request): boolean =>
  !SAFE.has(request.method) || request.headers.get("upgrade") !== null;
