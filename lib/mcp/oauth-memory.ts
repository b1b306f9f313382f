import type { OAuthClientProvider } from "@modelcontextprotocol/sdk/client/auth.js";
import type { OAuthClientMetadata } from "@modelcontextprotocol/sdk/shared/auth.js";
import { env } from "../core/env.ts";
import type { StoredOauth } from "./sealed.ts";

/** Where a server's sign-in page sends the browser back to. */
export const callbackUrl = (): string => `${env().ALMA_URL}/settings/mcp/callback`;

/** A sign-in at a server while it is in use: what the protocol's package reads and changes, to be stored afterwards. */
export interface OauthMemory {
  provider: OAuthClientProvider;
  /** As it is by now. */
  stored: () => StoredOauth;
  hasChanged: () => boolean;
  /** Where the browser is to be sent, when a person has to sign in. */
  authorizationUrl: () => URL | null;
}

/** `state` is what the browser must come back with; null where nobody is there to be sent anywhere. */
export function oauthMemory(begun: StoredOauth, state: string | null): OauthMemory {
  let current = begun;
  let sentTo: URL | null = null;
  const keep = (change: Partial<StoredOauth>): void => {
    current = { ...current, ...change };
  };
  const client_metadata: OAuthClientMetadata = {
    client_name: "ALMA",
    client_uri: env().ALMA_URL,
    redirect_uris: [callbackUrl()],
    grant_types: ["authorization_code", "refresh_token"],
    response_types: ["code"],
    token_endpoint_auth_method: "none",
  };
  const provider: OAuthClientProvider = {
    redirectUrl: callbackUrl(),
    clientMetadata: client_metadata,
    ...(state !== null && { state: () => state }),
    clientInformation: () => current.client,
    saveClientInformation: (client) => keep({ client: { ...client } }),
    tokens: () => current.tokens,
    saveTokens: (tokens) => keep({ tokens: { ...tokens }, verifier: undefined }),
    redirectToAuthorization: (url) => {
      sentTo = url;
    },
    saveCodeVerifier: (verifier) => keep({ verifier }),
    codeVerifier: () => {
      if (current.verifier === undefined) throw new Error("No sign-in was begun.");
      return current.verifier;
    },
    invalidateCredentials: (scope) => {
      if (scope === "all" || scope === "client") keep({ client: undefined });
      if (scope === "all" || scope === "tokens") keep({ tokens: undefined });
      if (scope === "all" || scope === "verifier") keep({ verifier: undefined });
    },
  };
  return {
    provider,
    stored: () => current,
    hasChanged: () => current !== begun,
    authorizationUrl: () => sentTo,
  };
}
