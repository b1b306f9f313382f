import type { AccessToken } from "../protocol/contract/auth.ts";
import { ACCESS_TOKEN_SECONDS, issueAccessToken } from "./access-token.ts";
import { signInWithPassword } from "./sign-in.ts";

/** The OAuth2 password flow. UNAUTHORIZED, RATE_LIMITED as {@link signInWithPassword}. */
export async function createAccessToken(form: { username: string; password: string }): Promise<AccessToken> {
  const claims = await signInWithPassword(form.username, form.password, "api");
  return { access_token: await issueAccessToken(claims), token_type: "bearer", expires_in: ACCESS_TOKEN_SECONDS };
}
