import { z } from "zod";
import { contract } from "./define.ts";
import { instant } from "./fields.ts";

export const OAUTH_PROVIDERS = ["github", "google"] as const;
export const oauthProviderSchema = z.enum(OAUTH_PROVIDERS);
export type OauthProvider = z.infer<typeof oauthProviderSchema>;

/** Why somebody who comes from a provider is not let in; in the address of the page that explains it. */
export const PROVIDER_REFUSALS = [
  "provider_unverified",
  "account_unverified",
  "taken",
  "closed",
  "invite_only",
  "deactivated",
  "stale_sign_in",
] as const;
export type ProviderRefusal = (typeof PROVIDER_REFUSALS)[number];

export const linkedAccountSchema = z
  .object({
    provider: oauthProviderSchema,
    /** As the provider knows it. */
    email: z.string(),
    created_at: instant,
  })
  .meta({ id: "LinkedAccount" });
export type LinkedAccount = z.infer<typeof linkedAccountSchema>;

const base = { tag: "users", auth: "user" } as const;

export const listLinkedAccounts = contract({
  ...base,
  id: "listLinkedAccounts",
  method: "GET",
  path: "/v1/users/me/linked-accounts",
  summary: "Accounts elsewhere that you can sign in with",
  status: 200,
  response: z.array(linkedAccountSchema),
});

export const unlinkAccount = contract({
  ...base,
  id: "unlinkAccount",
  method: "DELETE",
  path: "/v1/users/me/linked-accounts/{provider}",
  summary: "No longer sign in with an account elsewhere; refused when it is the only way in",
  session_only: true,
  needs_proof: true,
  status: 204,
  params: z.object({ provider: oauthProviderSchema }),
});
