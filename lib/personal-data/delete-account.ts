import { db } from "../../db/client.ts";
import { deleteSchedulesOf } from "../../db/queries/accounts/account.ts";
import { lockActiveSuperusers, lockLivingUser } from "../../db/queries/accounts/users.ts";
import { provePerson } from "../auth/index.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { requirePermission } from "../core/permissions.ts";
import type { DeleteMeBody } from "../protocol/contract/me.ts";
import { requireAdministratorLeft } from "../users/index.ts";
import { beginRemoval } from "./begin-removal.ts";
import { removeAccount } from "./remove-account.ts";

/** A request waits so long for the rest; of a very large account the chore removes what is left. */
const PATIENCE_MS = 20_000;

/**
 * Deletes somebody else's account with everything in it. FORBIDDEN without `user:delete`, and for an administrator unless
 * superuser; NOT_FOUND; CONFLICT for one's own.
 */
export async function deleteUser(actor: Actor, user_id: string): Promise<void> {
  requirePermission(actor, "user:delete");
  if (user_id === actor.user_id) {
    throw fail("CONFLICT", { message: "This is your own account. Delete it in your profile, with your password." });
  }
  await remove(actor, user_id);
}

/**
 * Deletes the actor's own account with everything in it, after their password or a fresh proof. VALIDATION_ERROR for a
 * wrong password, REAUTHENTICATION_REQUIRED for an account without one, CONFLICT for the last administrator, RATE_LIMITED.
 */
export async function deleteMe(actor: Actor, { password }: DeleteMeBody): Promise<void> {
  await provePerson(actor, password);
  await remove(actor, actor.user_id);
}

async function remove(actor: Actor, user_id: string): Promise<void> {
  const finish = await db().transaction(async (tx) => {
    // First, as whoever executes one locks it before the person: otherwise the two could wait for each other.
    await deleteSchedulesOf(tx, user_id);
    const superusers = await lockActiveSuperusers(tx);
    const user = await lockLivingUser(tx, user_id);
    if (!user) throw fail("NOT_FOUND", { what: "user" });
    if (user.is_superuser && !actor.is_superuser) {
      throw fail("FORBIDDEN", { message: "Only an administrator may delete an administrator." });
    }
    requireAdministratorLeft(superusers, user, { is_active: false });
    return await beginRemoval(tx, actor, user);
  });
  await finish();
  await removeAccount(user_id, Date.now() + PATIENCE_MS);
}
