import type { Transaction } from "../../db/client.ts";
import { listOpenRunIds } from "../../db/queries/accounts/account.ts";
import { emptyUser, type UserRow } from "../../db/queries/accounts/users.ts";
import { audit } from "../audit/index.ts";
import { announceRevoked, endSessions } from "../auth/index.ts";
import type { Actor } from "../core/actor.ts";
import { isAlmaError } from "../core/errors.ts";
import { logger } from "../core/log/logger.ts";
import { endLinksMadeBy } from "../mail/index.ts";
import { cancelRun } from "../runs/index.ts";

/**
 * Takes an account away at once, in the caller's transaction: nobody can sign in to it, its sign-ins and keys have ended,
 * and nothing says any more whose it was. Answers what is to be done after the commit: tell open streams, and
 * stop what runs. `actor` is null for the server itself.
 */
export async function beginRemoval(tx: Transaction, actor: Actor | null, user: UserRow): Promise<() => Promise<void>> {
  const { user_id } = user;
  const ended = await endSessions(tx, user_id);
  await endLinksMadeBy(tx, user_id);
  await audit(tx, actor, "user.deleted", { user_id, sessions_ended: ended.length });
  await emptyUser(tx, user_id);
  const open = await listOpenRunIds(tx, user_id);
  return async () => {
    announceRevoked([...ended, user_id]);
    for (const { run_id } of open) await stop(user, run_id);
  };
}

/** A run that ended meanwhile needs no stop; whatever else is wrong, its rows go all the same. */
async function stop(user: UserRow, run_id: string): Promise<void> {
  const { user_id, email, nickname, timezone } = user;
  const owner: Actor = { user_id, email, nickname, timezone, is_superuser: false, language: "zh", session_id: null };
  try {
    await cancelRun(owner, run_id);
  } catch (error) {
    if (!isAlmaError(error)) logger().warn({ err: error, run_id }, "a run of a deleted account was not stopped");
  }
}
