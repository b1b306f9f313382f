import { db } from "../../db/client.ts";
import { consumeInvitation } from "../../db/queries/accounts/invitations.ts";
import type { UserRow } from "../../db/queries/accounts/users.ts";
import { insertOauthAccount } from "../../db/queries/sign-in/oauth-accounts.ts";
import { audit } from "../audit/index.ts";
import { NO_PASSWORD, type ProviderProfile, type Visit } from "../auth/index.ts";
import { fail } from "../core/errors.ts";
import { hashToken } from "../security/index.ts";
import { registrationMode } from "../settings/index.ts";
import { createUser } from "../users/index.ts";

const NICKNAME_LENGTH = 50;

/**
 * A new account without a password, for somebody whose address their provider has verified; or why there is none. CONFLICT,
 * and nothing is made, when the address or the account elsewhere has one meanwhile.
 */
export async function registerWithProvider(
  { provider, provider_account_id, email, nickname }: ProviderProfile & { email: string },
  { invitation, language }: Visit,
): Promise<UserRow | "closed" | "invite_only"> {
  const mode = await registrationMode();
  if (mode === "closed") return "closed";
  return await db().transaction(async (tx) => {
    const isInvited = invitation !== null && (await consumeInvitation(tx, hashToken(invitation), email));
    if (mode === "invite" && !isInvited) return "invite_only";
    const body = { email, nickname: nicknameFrom(nickname), language };
    const user = await createUser(tx, { body, hashed_password: NO_PASSWORD, is_superuser: false, by: "provider" });
    const { user_id } = user;
    const isLinked = await insertOauthAccount(tx, { provider, provider_account_id, user_id, email });
    // An account that its owner has no way into: it must not stay.
    if (!isLinked) throw fail("CONFLICT", { message: "Somebody signs in with this account already." });
    await audit(tx, user, "linked_account.added", { user_id, provider });
    return user;
  });
}

/** Storable, and not longer than a nickname may be; undefined when nothing is left. */
const nicknameFrom = (name: string | null): string | undefined =>
  (name ?? "").replaceAll("\u0000", "").toWellFormed().trim().slice(0, NICKNAME_LENGTH).trim() || undefined;
