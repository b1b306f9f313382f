import { db } from "../../../db/client.ts";
import { findUser, type UserRow } from "../../../db/queries/accounts/users.ts";
import { audit } from "../../audit/index.ts";
import type { Actor } from "../../core/actor.ts";
import { fail } from "../../core/errors.ts";
import { countSignIn } from "../count-sign-in.ts";
import { verifyPassword } from "../password.ts";

/**
 * Makes sure that this is the actor's own password and gives their account as it was then. Counted with the tries to sign
 * in, so that a session somebody got hold of guesses no faster than the sign-in page. VALIDATION_ERROR naming `field` for
 * a wrong one and for an account without a password, RATE_LIMITED.
 */
export async function checkOwnPassword(actor: Actor, password: string, field = "password"): Promise<UserRow> {
  const { user_id } = actor;
  const forgive = await countSignIn(actor.email);
  const user = await findUser(db(), user_id);
  const matches = await verifyPassword(password, user?.hashed_password ?? null);
  if (!user || !matches) {
    await audit(db(), actor, "sign_in.confirmation_failed", { user_id });
    throw wrongPassword(field);
  }
  forgive();
  return user;
}

export const wrongPassword = (field = "password") =>
  fail("VALIDATION_ERROR", { details: [{ field, message: "is not your password" }] });
