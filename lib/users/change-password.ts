import { db } from "../../db/client.ts";
import { lockUser, updateUser } from "../../db/queries/accounts/users.ts";
import { audit } from "../audit/index.ts";
import { announceRevoked, checkOwnPassword, endSessions, hashPassword, wrongPassword } from "../auth/index.ts";
import type { Actor } from "../core/actor.ts";
import { clock } from "../core/clock.ts";
import { endLinks, sendMail } from "../mail/index.ts";

const FIELD = "current_password";

/**
 * Sets a new password, ends every other sign-in of the user (the one that asks goes on) and every link to a new password
 * or address, and tells them by mail.
 * VALIDATION_ERROR when `current_password` is wrong, RATE_LIMITED after too many tries.
 */
export async function changePassword(
  actor: Actor,
  { current_password, new_password }: { current_password: string; new_password: string },
): Promise<void> {
  const before = await checkOwnPassword(actor, current_password, FIELD);
  const hashed_password = await hashPassword(new_password);
  const { user_id } = actor;
  const ended = await db().transaction(async (tx) => {
    const now = await lockUser(tx, user_id);
    if (now?.hashed_password !== before.hashed_password) throw wrongPassword(FIELD);
    await updateUser(tx, user_id, { hashed_password });
    await endLinks(tx, user_id);
    const ids = await endSessions(tx, user_id, actor.session_id);
    await audit(tx, actor, "password.changed", { user_id, sessions_ended: ids.length });
    const at = clock.now().toISOString();
    await sendMail(tx, { to: before.email, template: "password_changed", params: { at } });
    return ids;
  });
  announceRevoked(ended);
}
