import type { Actor } from "../../core/actor.ts";
import type { OauthProvider, ProviderRefusal } from "../../protocol/contract/linked-accounts.ts";
import type { SessionClaims } from "../session-claims.ts";

/** What a provider says of the person who came from there. */
export interface ProviderProfile {
  provider: OauthProvider;
  provider_account_id: string;
  /** In lower case; null when it told none. */
  email: string | null;
  /** Whether the provider says that the address is theirs. */
  is_email_verified: boolean;
  nickname: string | null;
}

/** What we know of the browser that comes back from a provider. */
export interface Visit {
  /** Who is signed in there: they link the account to their own. */
  actor: Actor | null;
  invitation: string | null;
  language: "zh" | "en";
}

export type Entry =
  | { kind: "signed_in"; claims: SessionClaims }
  | { kind: "linked" }
  | { kind: "refused"; reason: ProviderRefusal };

/** Decides who a person from a provider is here. Given by the composition, for it knows accounts and this domain does not. */
export type Entrance = (profile: ProviderProfile, visit: Visit) => Promise<Entry>;
