import { db, type Transaction } from "../../db/client.ts";
import { isUniqueViolation } from "../../db/is-unique-violation.ts";
import { changeAddress } from "../../db/queries/accounts/account-addresses.ts";
import { findUserByEmail, lockUser, type UserRow } from "../../db/queries/accounts/users.ts";
import { audit } from "../audit/index.ts";
import { countTry, provePerson, wrongPassword } from "../auth/index.ts";
import type { Actor } from "../core/actor.ts";
import { accountMark, endLinks, isMailConfigured, sendMail } from "../mail/index.ts";
import type { ChangedEmail, ChangeEmailBody } from "../protocol/contract/email.ts";
import { addressTaken } from "../users/index.ts";
import { countMailRequest } from "./limits.ts";

const MINUTE_MS = 60_000;
const RULE = { free: 6, window_ms: 15 * MINUTE_MS, max_wait_ms: 15 * MINUTE_MS };

/**
 * Asks for another address. A link goes to it and the old one is told; nothing changes before the link is used, and
 * whether somebody has that address is not told. Without a mail server it changes at once, CONFLICT when it is taken.
 * VALIDATION_ERROR for a wrong password, REAUTHENTICATION_REQUIRED for an account without one, RATE_LIMITED.
 */
export async function changeEmail(actor: Actor, { email, password }: ChangeEmailBody): Promise<ChangedEmail> {
  countTry({ [`change-email:${actor.user_id}`]: RULE });
  const user = await provePerson(actor, password);
  if (isMailConfigured()) {
    countMailRequest(email, "address");
    await db().transaction(async (tx) => askBothAddresses(tx, await sameUser(tx, user), email));
    return { status: "pending" };
  }
  try {
    await db().transaction(async (tx) => changeNow(tx, actor, await sameUser(tx, user), email));
  } catch (error) {
    throw isUniqueViolation(error) ? addressTaken() : error;
  }
  return { status: "changed" };
}

/** The account, locked; its password is still the one that was given. */
async function sameUser(tx: Transaction, { user_id, hashed_password }: UserRow): Promise<UserRow> {
  const now = await lockUser(tx, user_id);
  if (now?.hashed_password !== hashed_password) throw wrongPassword();
  return now;
}

async function askBothAddresses(tx: Transaction, user: UserRow, email: string): Promise<void> {
  const { user_id, email: before } = user;
  const holder = await findUserByEmail(tx, email);
  if (holder) await sendMail(tx, { to: email, template: "account_exists", params: {} });
  else
    await sendMail(tx, { to: email, template: "address_confirmation", params: { user_id, mark: accountMark(user) } });
  await sendMail(tx, { to: before, template: "address_changed", params: { user_id, to: email, is_done: false } });
}

async function changeNow(tx: Transaction, actor: Actor, user: UserRow, email: string): Promise<void> {
  const { user_id, email: before } = user;
  if (before === email) return;
  if (!(await changeAddress(tx, user_id, { email, is_verified: false }))) throw addressTaken();
  await endLinks(tx, user_id);
  await audit(tx, actor, "email.changed", { user_id, before: { email: before }, after: { email } });
}
