import { db } from "../../../db/client.ts";
import { findUser, type UserRow } from "../../../db/queries/accounts/users.ts";
import type { Actor } from "../../core/actor.ts";
import { fail } from "../../core/errors.ts";
import { NO_PASSWORD } from "../password.ts";
import { checkOwnPassword, wrongPassword } from "./check-own-password.ts";
import { requireProof } from "./require-proof.ts";

/**
 * For what asks for the password itself because it cannot be taken back: the password, given right; of an account without
 * one, a proof of the last 15 minutes. Gives the account as it was then. VALIDATION_ERROR and RATE_LIMITED as
 * {@link checkOwnPassword}, REAUTHENTICATION_REQUIRED as {@link requireProof}.
 */
export async function provePerson(actor: Actor, password: string | undefined): Promise<UserRow> {
  const user = await findUser(db(), actor.user_id);
  if (!user) throw fail("NOT_FOUND", { what: "user" });
  if (user.hashed_password === NO_PASSWORD) {
    await requireProof(actor);
    return user;
  }
  if (password === undefined) throw wrongPassword();
  return await checkOwnPassword(actor, password);
}
