import type { AuthOptions } from "next-auth";
import { z } from "zod";
import { env } from "../../core/env.ts";
import type { OauthProvider } from "../../protocol/contract/linked-accounts.ts";
import { askGithub } from "./ask-github.ts";
import type { NamedProfile } from "./named-profile.ts";

type Provider = AuthOptions["providers"][number];

const PATIENCE_MS = 10_000;

const openIdProfile = z.object({
  sub: z.string().min(1),
  email: z.string().nullish(),
  email_verified: z.unknown(),
  name: z.string().nullish(),
});

const github = (clientId: string, clientSecret: string): Provider => ({
  id: "github",
  name: "GitHub",
  type: "oauth",
  issuer: `${env().GITHUB_URL}/login/oauth`,
  authorization: {
    url: `${env().GITHUB_URL}/login/oauth/authorize`,
    params: { scope: "read:user user:email" },
  },
  token: `${env().GITHUB_URL}/login/oauth/access_token`,
  userinfo: {
    url: env().GITHUB_URL,
    request: async ({ tokens }) => ({ ...(await askGithub(tokens.access_token ?? "")) }),
  },
  checks: ["pkce", "state"],
  clientId,
  clientSecret,
  httpOptions: { timeout: PATIENCE_MS },
  profile: (profile: NamedProfile) => profile,
});

/** Google, or whoever speaks OpenID Connect at GOOGLE_ISSUER. */
const google = (clientId: string, clientSecret: string): Provider => ({
  id: "google",
  name: "Google",
  type: "oauth",
  wellKnown: `${env().GOOGLE_ISSUER}/.well-known/openid-configuration`,
  authorization: { params: { scope: "openid email profile" } },
  idToken: true,
  checks: ["pkce", "state", "nonce"],
  clientId,
  clientSecret,
  httpOptions: { timeout: PATIENCE_MS },
  profile(claims: unknown): NamedProfile {
    const { sub, email, email_verified, name } = openIdProfile.parse(claims);
    // Nothing but a plain true: some providers send words.
    return { id: sub, email: email ?? "", is_email_verified: email_verified === true, name: name ?? "" };
  },
});

/** The providers that are configured, by their ids. */
export function configuredProviders(): OauthProvider[] {
  const { GITHUB_ID, GITHUB_SECRET, GOOGLE_ID, GOOGLE_SECRET } = env();
  return [
    ...(GITHUB_ID && GITHUB_SECRET ? (["github"] as const) : []),
    ...(GOOGLE_ID && GOOGLE_SECRET ? (["google"] as const) : []),
  ];
}

/** The same for next-auth. */
export function oauthProviders(): Provider[] {
  const { GITHUB_ID, GITHUB_SECRET, GOOGLE_ID, GOOGLE_SECRET } = env();
  return [
    ...(GITHUB_ID && GITHUB_SECRET ? [github(GITHUB_ID, GITHUB_SECRET)] : []),
    ...(GOOGLE_ID && GOOGLE_SECRET ? [google(GOOGLE_ID, GOOGLE_SECRET)] : []),
  ];
}
