import type { AccessToken } from "../../protocol/contract/auth.ts";
import { ACCESS_TOKEN_SECONDS, issueAccessToken } from "../access-token.ts";
import type { SessionClaims } from "../session-claims.ts";
import type { IssuedRefreshToken } from "./refresh-token.ts";

/** The pair of tokens as a program gets it. */
export const accessTokenFor = async (claims: SessionClaims, refresh: IssuedRefreshToken): Promise<AccessToken> => ({
  access_token: await issueAccessToken(claims),
  token_type: "bearer",
  expires_in: ACCESS_TOKEN_SECONDS,
  ...refresh,
});
