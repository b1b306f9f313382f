import { jwtVerify, SignJWT } from "jose";
import { isId } from "../core/ids.ts";
import { signingKey } from "./keys.ts";
import type { SessionClaims } from "./session-claims.ts";

/** How long an access token is good for, in seconds (seed 3.2.1). */
export const ACCESS_TOKEN_SECONDS = 1_800;

const ISSUER = "alma";
const AUDIENCE = "alma-api";

/** A bearer token for `/v1`: a JWT (HS256) that names a user and a sign-in, and says nothing about either. */
export const issueAccessToken = ({ user_id, session_id }: SessionClaims): Promise<string> =>
  new SignJWT({ session_id })
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .setSubject(user_id)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(`${ACCESS_TOKEN_SECONDS}s`)
    .sign(signingKey("access-token"));

export interface TokenClaims extends SessionClaims {
  expires_at: Date;
}

/** What a bearer token claims, if we signed it and it has not expired; null otherwise. */
export async function readAccessToken(token: string): Promise<TokenClaims | null> {
  const options = { algorithms: ["HS256"], issuer: ISSUER, audience: AUDIENCE };
  const verified = await jwtVerify(token, signingKey("access-token"), options).catch(() => null);
  const { sub: user_id, session_id, exp } = verified?.payload ?? {};
  if (typeof user_id !== "string" || typeof session_id !== "string" || exp === undefined) return null;
  return isId(user_id) && isId(session_id) ? { user_id, session_id, expires_at: new Date(exp * 1_000) } : null;
}
