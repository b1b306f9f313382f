import { db } from "../../db/client.ts";
import { findUserByEmail, type UserRow } from "../../db/queries/accounts/users.ts";
import { audit } from "../audit/index.ts";
import { fail } from "../core/errors.ts";
import { isMailConfigured } from "../mail/index.ts";
import { countSignIn } from "./count-sign-in.ts";
import { verifyPassword } from "./password.ts";
import type { SessionClaims } from "./session-claims.ts";
import { beginBrowserSession } from "./sessions/begin-session.ts";

const WRONG = "The e-mail address or the password is wrong.";
const WRONG_OR_UNVERIFIED = "The e-mail address or the password is wrong, or the address is not verified yet.";

/**
 * Where there is a mail server, only people who have shown their address to be theirs sign in. Administrators always may,
 * for a mail server that does not work is theirs to mend.
 */
const mayEnter = ({ is_active, is_superuser, email_verified_at }: UserRow): boolean =>
  is_active && (is_superuser || email_verified_at !== null || !isMailConfigured());

/** Signs a browser in for 30 days. UNAUTHORIZED, RATE_LIMITED as {@link withPassword}. */
export const signInWithPassword = (email: string, password: string): Promise<SessionClaims> =>
  withPassword(email, password, beginBrowserSession);

/**
 * Lets somebody in by their password and gives what `begin` gives, null of which is a no.
 * UNAUTHORIZED for a wrong password, an unknown address, an account without a password, a deactivated one and one whose
 * address is to be verified first alike, after the same work: who has just registered with an address would otherwise see
 * whether it had an account. RATE_LIMITED with `retry_after` after too many tries.
 */
export async function withPassword<T>(
  email: string,
  password: string,
  begin: (user: UserRow) => Promise<T | null>,
): Promise<T> {
  const address = email.trim().toLowerCase();
  const forgive = await countSignIn(address);
  const user = await findUserByEmail(db(), address);
  const matches = await verifyPassword(password, user?.hashed_password ?? null);
  const begun = user && matches && mayEnter(user) ? await begin(user) : null;
  if (begun === null) {
    await audit(db(), null, "sign_in.failed", { email: address, user_id: user?.user_id });
    throw fail("UNAUTHORIZED", { message: isMailConfigured() ? WRONG_OR_UNVERIFIED : WRONG });
  }
  forgive();
  return begun;
}
