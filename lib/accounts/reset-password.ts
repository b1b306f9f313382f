import { db, type Transaction } from "../../db/client.ts";
import { markEmailVerified } from "../../db/queries/accounts/account-addresses.ts";
import { lockUser, type UserRow, updateUser } from "../../db/queries/accounts/users.ts";
import { deleteOauthAccounts } from "../../db/queries/sign-in/oauth-accounts.ts";
import { audit } from "../audit/index.ts";
import { announceRevoked, endApiKeys, endSessions, hashPassword } from "../auth/index.ts";
import { clock } from "../core/clock.ts";
import { badToken, endLinks, sendMail, spendEmailToken } from "../mail/index.ts";
import type { ResetPasswordBody } from "../protocol/contract/password.ts";
import { countLinkTry } from "./limits.ts";

/**
 * Sets a new password by a link and ends every sign-in. API keys and linked accounts stay where the address was verified
 * before; otherwise they end too, for somebody else may have registered with it. A link that came by mail has shown the
 * address to be the person's. VALIDATION_ERROR for a link that is not good, also one for an address the account no longer has.
 */
export async function resetPassword({ token, new_password }: ResetPasswordBody): Promise<void> {
  countLinkTry();
  const ended = await db().transaction(async (tx) => {
    const { user_id, email: proven } = await spendEmailToken(tx, token, ["reset_password"]);
    const user = await lockUser(tx, user_id);
    if (!user?.is_active || (proven !== "" && proven !== user.email)) throw badToken();
    await updateUser(tx, user_id, { hashed_password: await hashPassword(new_password) });
    await endLinks(tx, user_id);
    const ids = await endSessions(tx, user_id);
    const keys = await endOtherWays(tx, user);
    await audit(tx, user, "password.reset", { user_id, sessions_ended: ids.length, keys_ended: keys.length });
    if (proven !== "") await noteVerified(tx, user_id, user.email);
    const at = clock.now().toISOString();
    await sendMail(tx, { to: user.email, template: "password_changed", params: { at } });
    return [...ids, ...keys];
  });
  announceRevoked(ended);
}

/** What an account that nobody has shown to be theirs was given to enter by; gives the ids of its keys. */
async function endOtherWays(tx: Transaction, { user_id, email_verified_at }: UserRow): Promise<string[]> {
  if (email_verified_at) return [];
  await deleteOauthAccounts(tx, user_id);
  return await endApiKeys(tx, user_id);
}

async function noteVerified(tx: Transaction, user_id: string, email: string): Promise<void> {
  if (await markEmailVerified(tx, user_id)) await audit(tx, { user_id }, "email.verified", { user_id, email });
}
