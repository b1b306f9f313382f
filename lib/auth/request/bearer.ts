import type { Actor } from "../../core/actor.ts";
import { readAccessToken } from "../access-token.ts";
import { isApiKey } from "../api-keys/api-key.ts";
import { findActor, findKeyActor } from "../find-actor.ts";

/** The bearer token of the Authorization header; empty for a header of another kind, null without one. */
export function bearerIn(headers: Headers): string | null {
  const authorization = headers.get("authorization");
  if (authorization === null) return null;
  const [scheme, token = ""] = authorization.split(" ");
  return scheme?.toLowerCase() === "bearer" ? token : "";
}

/** Who brings a bearer token: an access token of a sign-in, or an API key. Null when nobody that may act. */
export const findBearer = async (token: string): Promise<Actor | null> =>
  isApiKey(token) ? await findKeyActor(token) : await findActor(await readAccessToken(token));
