import { db } from "../../db/client.ts";
import { findOauthOwner, insertOauthAccount } from "../../db/queries/sign-in/oauth-accounts.ts";
import { audit } from "../audit/index.ts";
import { type Entry, isProved, noteProof, type ProviderProfile } from "../auth/index.ts";
import type { Actor } from "../core/actor.ts";
import { tellOfLink } from "./tell-of-link.ts";

/**
 * For somebody who is signed in and comes from a provider. With an account that is linked to theirs already they have shown
 * that it is still them; another one is linked, and they are told by mail. Refused when it, or another one there, is linked
 * already, and when neither a sign-in nor a proof of the last 15 minutes stands behind it.
 */
export async function linkAccount(actor: Actor, profile: ProviderProfile): Promise<Entry> {
  const { user_id, session_id } = actor;
  const { provider, provider_account_id } = profile;
  return await db().transaction(async (tx): Promise<Entry> => {
    const owner = await findOauthOwner(tx, provider, provider_account_id);
    if (owner && owner.user_id !== user_id) return { kind: "refused", reason: "taken" };
    if (owner && session_id !== null) {
      await noteProof(tx, actor, "provider");
      return { kind: "signed_in", claims: { user_id, session_id } };
    }
    if (!(await isProved(actor, tx))) return { kind: "refused", reason: "stale_sign_in" };
    const account = { provider, provider_account_id, user_id, email: profile.email ?? "" };
    if (!(await insertOauthAccount(tx, account))) return { kind: "refused", reason: "taken" };
    await audit(tx, actor, "linked_account.added", { user_id, provider });
    await tellOfLink(tx, actor, { provider, account: account.email, is_linked: true });
    return { kind: "linked" };
  });
}
