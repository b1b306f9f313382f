import { db } from "../../db/client.ts";
import { findSessionStart } from "../../db/queries/account.ts";
import { findUser } from "../../db/queries/users.ts";
import { countTry, NO_PASSWORD, verifyPassword } from "../auth/index.ts";
import type { Actor } from "../core/actor.ts";
import { clock } from "../core/clock.ts";
import { fail } from "../core/errors.ts";

const MINUTE_MS = 60_000;
const RULE = { free: 6, window_ms: 15 * MINUTE_MS, max_wait_ms: 15 * MINUTE_MS };
const FRESH_MS = 10 * MINUTE_MS;

/**
 * Makes sure that it is the person: by their password; for an account without one (they sign in elsewhere) by a sign-in of
 * the last ten minutes. VALIDATION_ERROR, FORBIDDEN, RATE_LIMITED.
 */
export async function confirmDeletion(actor: Actor, password: string | undefined): Promise<void> {
  countTry({ [`delete-account:${actor.user_id}`]: RULE });
  const user = await findUser(db(), actor.user_id);
  if (!user) throw fail("NOT_FOUND", { what: "user" });
  if (user.hashed_password === NO_PASSWORD) return await requireFreshSignIn(actor);
  if (password !== undefined && (await verifyPassword(password, user.hashed_password))) return;
  throw fail("VALIDATION_ERROR", { details: [{ field: "password", message: "is not your password" }] });
}

async function requireFreshSignIn({ user_id, session_id }: Actor): Promise<void> {
  const began = session_id && (await findSessionStart(db(), user_id, session_id));
  if (began && clock.now().getTime() - began.getTime() < FRESH_MS) return;
  throw fail("FORBIDDEN", { message: "Sign in again first: this needs a sign-in of the last ten minutes." });
}
