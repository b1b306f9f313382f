import { db } from "../../db/client.ts";
import { findOauthOwner, insertOauthAccount } from "../../db/queries/oauth-accounts.ts";
import { audit } from "../audit/index.ts";
import type { Entry, ProviderProfile } from "../auth/index.ts";
import type { Actor } from "../core/actor.ts";

/** Links an account elsewhere to that of somebody who is signed in; refused when it, or another one there, is linked already. */
export async function linkAccount(actor: Actor, profile: ProviderProfile): Promise<Entry> {
  const { user_id } = actor;
  const { provider, provider_account_id } = profile;
  return await db().transaction(async (tx): Promise<Entry> => {
    const account = { provider, provider_account_id, user_id, email: profile.email ?? "" };
    if (await insertOauthAccount(tx, account)) {
      await audit(tx, actor, "linked_account.added", { user_id, provider });
      return { kind: "linked" };
    }
    const owner = await findOauthOwner(tx, provider, provider_account_id);
    return owner?.user_id === user_id ? { kind: "linked" } : { kind: "refused", reason: "taken" };
  });
}
