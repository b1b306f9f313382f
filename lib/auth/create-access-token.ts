import type { AccessToken } from "../protocol/contract/auth.ts";
import { accessTokenFor } from "./sessions/access-token-for.ts";
import { beginProgramSession } from "./sessions/begin-session.ts";
import { withPassword } from "./sign-in.ts";

/** The OAuth2 password flow. UNAUTHORIZED, RATE_LIMITED as {@link withPassword}. */
export async function createAccessToken(form: { username: string; password: string }): Promise<AccessToken> {
  const { claims, refresh } = await withPassword(form.username, form.password, beginProgramSession);
  return await accessTokenFor(claims, refresh);
}
