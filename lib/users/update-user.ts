import { db, type Transaction } from "../../db/client.ts";
import { isUniqueViolation } from "../../db/is-unique-violation.ts";
import {
  findUserByEmail,
  lockActiveSuperusers,
  lockLivingUser,
  type UserRow,
  updateUser as writeUser,
} from "../../db/queries/accounts/users.ts";
import { deleteStandingApprovalsOf } from "../../db/queries/runs/standing-approvals.ts";
import { audit } from "../audit/index.ts";
import { announceRevoked, endSessions } from "../auth/index.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { checkVersion } from "../core/http/if-match.ts";
import { requirePermission } from "../core/permissions.ts";
import { endLinks, endLinksMadeBy, sendMail } from "../mail/index.ts";
import type { UpdateUserBody, User } from "../protocol/contract/users.ts";
import { addressTaken } from "./address-taken.ts";
import { toUser } from "./to-user.ts";

const FACTS = ["nickname", "email", "timezone", "language"] as const;

/**
 * Changes an account. Whoever is deactivated, demoted or given another address is signed out everywhere, at once.
 * FORBIDDEN without `user:write`, and for rights, addresses and administrators unless superuser; NOT_FOUND; CONFLICT when
 * the address is taken or no active administrator would be left; PRECONDITION_FAILED.
 */
export async function updateUser(actor: Actor, user_id: string, changes: UpdateUserBody): Promise<User> {
  requirePermission(actor, "user:write");
  const { after, ended } = await db()
    .transaction((tx) => change(tx, actor, user_id, changes))
    .catch((error: unknown) => {
      // Somebody else took the address between the look and the change.
      throw isUniqueViolation(error) ? addressTaken() : error;
    });
  announceRevoked([...ended, user_id]);
  return toUser(after);
}

async function change(tx: Transaction, actor: Actor, user_id: string, changes: UpdateUserBody) {
  const superusers = await lockActiveSuperusers(tx);
  const before = await lockLivingUser(tx, user_id);
  if (!before) throw fail("NOT_FOUND", { what: "user" });
  checkVersion(before.version);
  const wanted = differing(before, changes);
  if (Object.keys(wanted).length === 0) return { after: before, ended: [] };
  requireRank(actor, before, wanted);
  requireAdministratorLeft(superusers, before, wanted);
  if (wanted.email !== undefined && (await findUserByEmail(tx, wanted.email))) throw addressTaken();
  return await write(tx, actor, before, wanted);
}

/** Lets an account sign in, or no longer; as {@link updateUser}. */
export const setUserActive = (actor: Actor, user_id: string, is_active: boolean): Promise<User> =>
  updateUser(actor, user_id, { is_active });

/** Makes a user an administrator or an ordinary user again; as {@link updateUser}. */
export const setUserSuperuser = (actor: Actor, user_id: string, is_superuser: boolean): Promise<User> =>
  updateUser(actor, user_id, { is_superuser });

const differing = (before: UserRow, changes: UpdateUserBody): UpdateUserBody =>
  Object.fromEntries(
    Object.entries(changes).filter(([name, value]) => value !== undefined && value !== Reflect.get(before, name)),
  );

/**
 * Who may only write accounts makes nobody more powerful, and takes no account over by its address. Nor does a key, even
 * of an administrator: it would have made itself a way to stay.
 */
function requireRank(actor: Actor, before: UserRow, wanted: UpdateUserBody): void {
  if (actor.is_superuser && !actor.api_key) return;
  if (before.is_superuser || wanted.is_superuser !== undefined || wanted.email !== undefined) {
    throw fail("FORBIDDEN", {
      message: "Only an administrator who is signed in may change administrators, rights and addresses.",
    });
  }
}

/** Every change for the worse must leave somebody who can make changes. */
export function requireAdministratorLeft(superusers: string[], before: UserRow, wanted: UpdateUserBody): void {
  const isLoss = wanted.is_active === false || wanted.is_superuser === false;
  if (isLoss && before.is_superuser && superusers.every((id) => id === before.user_id)) {
    throw fail("CONFLICT", { message: "This is the last administrator. Make somebody else one first." });
  }
}

async function write(tx: Transaction, actor: Actor, before: UserRow, wanted: UpdateUserBody) {
  const { user_id } = before;
  const isNewAddress = wanted.email !== undefined;
  const after = await writeUser(tx, user_id, {
    ...wanted,
    ...(isNewAddress && { email_verified_at: null }),
    version: before.version + 1,
  });
  const isOut = wanted.is_active === false || wanted.is_superuser === false || isNewAddress;
  const ended = isOut ? await endSessions(tx, user_id) : [];
  if (isOut) await endLinks(tx, user_id);
  if (wanted.is_active === false || wanted.is_superuser === false) await endLinksMadeBy(tx, user_id);
  if (wanted.is_superuser === false) await deleteStandingApprovalsOf(tx, user_id);
  if (wanted.email !== undefined) await tellOldAddress(tx, before, wanted.email);
  await record(tx, actor, before, wanted, ended.length);
  return { after: after ?? before, ended };
}

const tellOldAddress = (tx: Transaction, { email, language }: UserRow, to: string): Promise<void> =>
  sendMail(tx, {
    to: email,
    language: language === "en" ? "en" : "zh",
    template: "address_changed",
    params: { to, is_done: true },
  });

async function record(tx: Transaction, actor: Actor, before: UserRow, wanted: UpdateUserBody, sessions_ended: number) {
  const { user_id } = before;
  if (wanted.is_active === true) await audit(tx, actor, "user.activated", { user_id });
  if (wanted.is_active === false) await audit(tx, actor, "user.deactivated", { user_id, sessions_ended });
  if (wanted.is_superuser === true) await audit(tx, actor, "user.promoted", { user_id });
  if (wanted.is_superuser === false) await audit(tx, actor, "user.demoted", { user_id });
  const changed = FACTS.filter((name) => wanted[name] !== undefined);
  if (changed.length === 0) return;
  const factsOf = (source: UserRow | UpdateUserBody) => Object.fromEntries(changed.map((name) => [name, source[name]]));
  await audit(tx, actor, "user.updated", { user_id, before: factsOf(before), after: factsOf(wanted), sessions_ended });
}
