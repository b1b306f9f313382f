import { decode } from "next-auth/jwt";
import { env } from "../core/env.ts";
import { isId } from "../core/ids.ts";
import { signingKey } from "./keys.ts";
import type { SessionClaims } from "./session-claims.ts";

/** How long a browser stays signed in, in seconds. */
export const BROWSER_SESSION_SECONDS = 30 * 24 * 60 * 60;

/** Cookies are marked Secure, and named so, when the public URL is https. */
export const isSecure = (): boolean => env().ALMA_URL.startsWith("https:");

/** As next-auth names it. */
export const sessionCookieName = (): string => `${isSecure() ? "__Secure-" : ""}next-auth.session-token`;

/** The secret next-auth encrypts its cookie with. */
export const cookieSecret = (): string => Buffer.from(signingKey("session-cookie")).toString("base64url");

/** What the value of the session cookie claims, if we made it and it has not expired; null otherwise. */
export async function readSessionCookie(value: string | undefined): Promise<SessionClaims | null> {
  if (!value) return null;
  const payload = await decode({ token: value, secret: cookieSecret() }).catch(() => null);
  return payload && claimsOf(payload);
}

/** The claims in a decoded cookie; null when it is not one of ours. */
export function claimsOf({ user_id, session_id }: Record<string, unknown>): SessionClaims | null {
  if (typeof user_id !== "string" || typeof session_id !== "string") return null;
  return isId(user_id) && isId(session_id) ? { user_id, session_id } : null;
}

/** The value of a cookie in a `Cookie` header. */
export function cookieValue(header: string | null, name: string): string | undefined {
  const pair = (header ?? "").split(";").find((part) => part.trim().startsWith(`${name}=`));
  return pair?.trim().slice(name.length + 1);
}
