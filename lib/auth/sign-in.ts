import { db } from "../../db/client.ts";
import { insertSession } from "../../db/queries/sign-in-sessions.ts";
import { findUserByEmail, recordSignIn, type UserRow } from "../../db/queries/users.ts";
import { audit } from "../audit/index.ts";
import { clock } from "../core/clock.ts";
import { fail } from "../core/errors.ts";
import { newId } from "../core/ids.ts";
import { requestContext } from "../core/request-context.ts";
import { ACCESS_TOKEN_SECONDS } from "./access-token.ts";
import { verifyPassword } from "./password.ts";
import type { SessionClaims } from "./session-claims.ts";
import { BROWSER_SESSION_SECONDS } from "./session-cookie.ts";
import { countTry, forgiveTry } from "./throttle.ts";

const MINUTE_MS = 60_000;

/** A pair of address and account soon waits long; an account alone waits briefly, so that nobody can lock another out. */
const rulesFor = (address: string, email: string) => ({
  [`sign-in:${address}:${email}`]: { free: 6, window_ms: 15 * MINUTE_MS, max_wait_ms: 15 * MINUTE_MS },
  [`sign-in:${email}`]: { free: 60, window_ms: 15 * MINUTE_MS, max_wait_ms: 30_000 },
  [`sign-in:${address}`]: { free: 120, window_ms: 15 * MINUTE_MS, max_wait_ms: MINUTE_MS },
});

/**
 * Signs in and opens a session row, for a browser (30 days) or a program (half an hour).
 * UNAUTHORIZED for a wrong password, an unknown address and a deactivated account alike, after the same work;
 * RATE_LIMITED with `retry_after` after too many tries.
 */
export async function signInWithPassword(
  email: string,
  password: string,
  kind: "browser" | "api" = "browser",
): Promise<SessionClaims> {
  const address = email.trim().toLowerCase();
  const rules = rulesFor(requestContext()?.address ?? "unknown", address);
  countTry(rules);
  const user = await findUserByEmail(db(), address);
  const matches = await verifyPassword(password, user?.hashed_password ?? null);
  const session = user && matches && user.is_active ? await openSession(user, kind) : null;
  if (!session) {
    await audit(db(), null, "sign_in.failed", { email: address });
    throw fail("UNAUTHORIZED", { message: "The e-mail address or the password is wrong." });
  }
  const [pair = "", ...others] = Object.keys(rules);
  forgiveTry([pair], true);
  forgiveTry(others);
  return session;
}

async function openSession(user: UserRow, kind: "browser" | "api"): Promise<SessionClaims | null> {
  const now = clock.now();
  const seconds = kind === "api" ? ACCESS_TOKEN_SECONDS : BROWSER_SESSION_SECONDS;
  const { user_id } = user;
  const session_id = newId();
  return await db().transaction(async (tx) => {
    if (!(await recordSignIn(tx, user, now))) return null;
    const expires_at = new Date(now.getTime() + seconds * 1_000);
    const user_agent = requestContext()?.user_agent ?? null;
    await insertSession(tx, { session_id, user_id, kind, created_at: now, expires_at, user_agent });
    await audit(tx, { user_id }, "sign_in.succeeded", { session_id, kind });
    return { user_id, session_id };
  });
}
