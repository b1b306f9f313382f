import { db } from "../../db/client.ts";
import { findUser, lockUser } from "../../db/queries/accounts/users.ts";
import { deleteOauthAccount, listOauthAccounts } from "../../db/queries/sign-in/oauth-accounts.ts";
import { audit } from "../audit/index.ts";
import { NO_PASSWORD, requireProof } from "../auth/index.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { type LinkedAccount, type OauthProvider, oauthProviderSchema } from "../protocol/contract/linked-accounts.ts";
import { tellOfLink } from "./tell-of-link.ts";

/** Accounts elsewhere that the actor signs in with. */
export async function listLinkedAccounts(actor: Actor): Promise<LinkedAccount[]> {
  const rows = await listOauthAccounts(db(), actor.user_id);
  return rows.map(({ provider, email, created_at }) => ({
    provider: oauthProviderSchema.parse(provider),
    email,
    created_at: created_at.toISOString(),
  }));
}

/** Whether the actor can sign in with a password. */
export async function hasPassword(actor: Actor): Promise<boolean> {
  const user = await findUser(db(), actor.user_id);
  return user !== undefined && user.hashed_password !== NO_PASSWORD;
}

/**
 * Ends signing in by an account elsewhere and tells the person by mail. REAUTHENTICATION_REQUIRED, NOT_FOUND when it is
 * not linked, CONFLICT when it is the only way in.
 */
export async function unlinkAccount(actor: Actor, provider: OauthProvider): Promise<void> {
  const { user_id } = actor;
  await requireProof(actor);
  await db().transaction(async (tx) => {
    const user = await lockUser(tx, user_id);
    const linked = await listOauthAccounts(tx, user_id);
    const account = linked.find((one) => one.provider === provider);
    if (!user || !account) throw fail("NOT_FOUND", { what: "provider" });
    if (user.hashed_password === NO_PASSWORD && linked.length === 1) {
      throw fail("CONFLICT", { message: "This is your only way to sign in. Set a password first." });
    }
    await deleteOauthAccount(tx, user_id, provider);
    await audit(tx, actor, "linked_account.removed", { user_id, provider });
    await tellOfLink(tx, user, { provider, account: account.email, is_linked: false });
  });
}
