import { db } from "../../db/client.ts";
import { markEmailVerified } from "../../db/queries/accounts/account-addresses.ts";
import { findUserByEmail, type UserRow } from "../../db/queries/accounts/users.ts";
import { findOauthOwner, insertOauthAccount } from "../../db/queries/sign-in/oauth-accounts.ts";
import { audit } from "../audit/index.ts";
import { beginBrowserSession, type Entrance, type Entry, type ProviderProfile, type Visit } from "../auth/index.ts";
import { isAlmaError } from "../core/errors.ts";
import { isMailConfigured } from "../mail/index.ts";
import type { ProviderRefusal } from "../protocol/contract/linked-accounts.ts";
import { linkAccount } from "./link-account.ts";
import { registerWithProvider } from "./register-with-provider.ts";
import { tellOfLink } from "./tell-of-link.ts";

/**
 * Signs in who comes from another provider, links the account when somebody is signed in already, or makes a new one as
 * registration allows. An account of ours is only ever found by an address that both sides have verified: otherwise
 * whoever typed somebody's address into the one would get into the other.
 */
export const enterWithProvider: Entrance = async (profile, visit) => {
  if (visit.actor) return await linkAccount(visit.actor, profile);
  const owner = await findOauthOwner(db(), profile.provider, profile.provider_account_id);
  if (owner) return await enter(owner, profile);
  const { email } = profile;
  if (email === null || !profile.is_email_verified) return await refuse("provider_unverified", profile);
  const user = await findUserByEmail(db(), email);
  return user ? await enterKnown(user, profile) : await enterNew({ ...profile, email }, visit);
};

/** Somebody who is new here; where another tab of theirs was quicker, their account is there by now. */
async function enterNew(profile: ProviderProfile & { email: string }, visit: Visit): Promise<Entry> {
  try {
    const made = await registerWithProvider(profile, visit);
    return typeof made === "string" ? await refuse(made, profile) : await begin(made, profile);
  } catch (error) {
    if (!isAlmaError(error) || error.code !== "CONFLICT") throw error;
  }
  const owner = await findOauthOwner(db(), profile.provider, profile.provider_account_id);
  return owner ? await enter(owner, profile) : await refuse("taken", profile);
}

/** Somebody whose account of that provider is linked. */
async function enter(user: UserRow, profile: ProviderProfile): Promise<Entry> {
  const { user_id, email } = user;
  const isShown = profile.is_email_verified && profile.email === email;
  if (!user.email_verified_at && isShown) {
    await db().transaction(async (tx) => {
      if (await markEmailVerified(tx, user_id)) await audit(tx, user, "email.verified", { user_id, email });
    });
  } else if (!user.email_verified_at && isMailConfigured() && !user.is_superuser) {
    return await refuse("account_unverified", profile);
  }
  return await begin(user, profile);
}

/** Somebody who has an account with that address and comes by this provider for the first time. */
async function enterKnown(user: UserRow, profile: ProviderProfile): Promise<Entry> {
  if (!user.is_active) return await refuse("deactivated", profile);
  if (!user.email_verified_at) return await refuse("account_unverified", profile);
  const { user_id, email } = user;
  const { provider, provider_account_id } = profile;
  const isLinked = await db().transaction(async (tx) => {
    if (!(await insertOauthAccount(tx, { provider, provider_account_id, user_id, email }))) return false;
    await audit(tx, user, "linked_account.added", { user_id, provider });
    await tellOfLink(tx, user, { provider, account: email, is_linked: true });
    return true;
  });
  return isLinked ? await begin(user, profile) : await refuse("taken", profile);
}

async function begin(user: UserRow, profile: ProviderProfile): Promise<Entry> {
  const claims = await beginBrowserSession(user);
  return claims ? { kind: "signed_in", claims } : await refuse("deactivated", profile);
}

async function refuse(reason: ProviderRefusal, { email }: ProviderProfile): Promise<Entry> {
  await audit(db(), null, "sign_in.failed", { email: email ?? "" });
  return { kind: "refused", reason };
}
