import { db, type Transaction } from "../../db/client.ts";
import { lockActiveSuperusers, lockUser, type UserRow, updateUser } from "../../db/queries/users.ts";
import { audit } from "../audit/index.ts";
import { announceRevoked, endSessions } from "../auth/index.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import type { User } from "../protocol/contract/users.ts";
import { requireSuperuser } from "./require-superuser.ts";
import { toUser } from "./to-user.ts";

/**
 * Lets an account sign in, or no longer: deactivation ends all its sign-ins at once. FORBIDDEN unless superuser,
 * NOT_FOUND for no such user, CONFLICT when no active administrator would be left.
 */
export async function setUserActive(actor: Actor, user_id: string, is_active: boolean): Promise<User> {
  requireSuperuser(actor);
  const { after, ended } = await db().transaction(async (tx) => {
    const before = await lockForChange(tx, user_id, is_active);
    if (before.is_active === is_active) return { after: before, ended: [] };
    const after = await updateUser(tx, user_id, { is_active });
    const ended = is_active ? [] : await endSessions(tx, user_id);
    if (is_active) await audit(tx, actor, "user.activated", { user_id });
    else await audit(tx, actor, "user.deactivated", { user_id, sessions_ended: ended.length });
    return { after: after ?? before, ended };
  });
  announceRevoked(ended);
  return toUser(after);
}

/**
 * Makes a user an administrator or an ordinary user again; it applies from their next request on. Errors as
 * {@link setUserActive}.
 */
export async function setUserSuperuser(actor: Actor, user_id: string, is_superuser: boolean): Promise<User> {
  requireSuperuser(actor);
  return await db().transaction(async (tx) => {
    const before = await lockForChange(tx, user_id, is_superuser);
    if (before.is_superuser === is_superuser) return toUser(before);
    const after = await updateUser(tx, user_id, { is_superuser });
    await audit(tx, actor, is_superuser ? "user.promoted" : "user.demoted", { user_id });
    return toUser(after ?? before);
  });
}

/** Administrators are locked before the user, always in this order. A change for the worse must leave one of them. */
async function lockForChange(tx: Transaction, user_id: string, isForTheBetter: boolean): Promise<UserRow> {
  const superusers = await lockActiveSuperusers(tx);
  const user = await lockUser(tx, user_id);
  if (!user) throw fail("NOT_FOUND", { what: "user" });
  if (!isForTheBetter && superusers.every((id) => id === user_id) && user.is_superuser) {
    throw fail("CONFLICT", { message: "This is the last administrator. Make somebody else one first." });
  }
  return user;
}
