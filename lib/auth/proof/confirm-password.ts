import { db } from "../../../db/client.ts";
import { lockUser } from "../../../db/queries/accounts/users.ts";
import type { Actor } from "../../core/actor.ts";
import type { ConfirmPasswordBody, Proof } from "../../protocol/contract/password.ts";
import { requireSession } from "../credential.ts";
import { checkOwnPassword, wrongPassword } from "./check-own-password.ts";
import { noteProof } from "./note-proof.ts";
import { PROOF_MS } from "./require-proof.ts";

/**
 * Shows that the actor is still the person who signed in; for their present sign-in it counts as one for 15 minutes.
 * VALIDATION_ERROR and RATE_LIMITED as {@link checkOwnPassword}, FORBIDDEN for a key.
 */
export async function confirmPassword(actor: Actor, { password }: ConfirmPasswordBody): Promise<Proof> {
  requireSession(actor);
  const { user_id, hashed_password } = await checkOwnPassword(actor, password);
  const proved = await db().transaction(async (tx) => {
    const now = await lockUser(tx, user_id);
    if (now?.hashed_password !== hashed_password) throw wrongPassword();
    return await noteProof(tx, actor, "password");
  });
  return { proved_until: new Date(proved.getTime() + PROOF_MS).toISOString() };
}
