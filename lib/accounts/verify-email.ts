import { db, type Transaction } from "../../db/client.ts";
import { isUniqueViolation } from "../../db/is-unique-violation.ts";
import { changeAddress, markEmailVerified } from "../../db/queries/accounts/account-addresses.ts";
import { lockUser, type UserRow } from "../../db/queries/accounts/users.ts";
import { audit } from "../audit/index.ts";
import { badToken, endLinks, sendMail, spendEmailToken } from "../mail/index.ts";
import { addressTaken } from "../users/index.ts";
import { countLinkTry } from "./limits.ts";

/**
 * Uses the link that went to an address: of a new account, which may sign in from now on, or of one that takes this
 * address. VALIDATION_ERROR for a link that is not good, CONFLICT when somebody else has the address by now.
 */
export async function verifyEmail({ token }: { token: string }): Promise<void> {
  countLinkTry();
  try {
    await db().transaction((tx) => verify(tx, token));
  } catch (error) {
    throw isUniqueViolation(error) ? addressTaken() : error;
  }
}

async function verify(tx: Transaction, token: string): Promise<void> {
  const row = await spendEmailToken(tx, token, ["verify_email", "change_email"]);
  const user = await lockUser(tx, row.user_id);
  if (!user?.is_active) throw badToken();
  if (row.purpose === "change_email") return await takeAddress(tx, user, row.email);
  if (user.email !== row.email) throw badToken();
  const { user_id, email } = user;
  if (await markEmailVerified(tx, user_id)) await audit(tx, user, "email.verified", { user_id, email });
}

async function takeAddress(tx: Transaction, { user_id, email: before }: UserRow, email: string): Promise<void> {
  if (!(await changeAddress(tx, user_id, { email, is_verified: true }))) throw addressTaken();
  await endLinks(tx, user_id);
  await audit(tx, { user_id }, "email.changed", { user_id, before: { email: before }, after: { email } });
  await sendMail(tx, { to: before, template: "address_changed", params: { user_id, to: email, is_done: true } });
}
