import { db, type Transaction } from "../../../db/client.ts";
import { lockRefreshToken, spendRefreshToken } from "../../../db/queries/sign-in/refresh-tokens.ts";
import { renewSession, revokeSessions } from "../../../db/queries/sign-in/sign-in-sessions.ts";
import { audit } from "../../audit/index.ts";
import { clock } from "../../core/clock.ts";
import { fail } from "../../core/errors.ts";
import type { AccessToken, RefreshTokenBody } from "../../protocol/contract/auth.ts";
import { hashToken } from "../../security/index.ts";
import { announceRevoked } from "../revocation.ts";
import type { SessionClaims } from "../session-claims.ts";
import { accessTokenFor } from "./access-token-for.ts";
import { currentAddress } from "./begin-session.ts";
import {
  addRefreshToken,
  type IssuedRefreshToken,
  LONGEST_SESSION_SECONDS,
  REFRESH_TOKEN_SECONDS,
} from "./refresh-token.ts";

/**
 * Two requests of one program that bring the same token at once are no theft. The later one gets nothing for it, but the
 * sign-in goes on, with the token that the earlier one got.
 */
const SAME_MOMENT_SECONDS = 10;

type Outcome =
  | { kind: "renewed"; claims: SessionClaims; refresh: IssuedRefreshToken }
  | { kind: "unknown" }
  | { kind: "same_moment" }
  | { kind: "reused"; session_ids: string[] };

/**
 * New tokens for a refresh token, which is used up by it: of many requests with the same one, one succeeds.
 * UNAUTHORIZED for one that is unknown, expired or of an ended sign-in, and for one that was used up before: somebody has
 * a copy of it, so the whole sign-in is ended. CONFLICT for one that was used up a moment ago.
 */
export async function refreshAccessToken({ refresh_token }: RefreshTokenBody): Promise<AccessToken> {
  const outcome = await db().transaction((tx) => rotate(tx, hashToken(refresh_token)));
  switch (outcome.kind) {
    case "renewed":
      return await accessTokenFor(outcome.claims, outcome.refresh);
    case "same_moment":
      throw fail("CONFLICT", {
        message: "This refresh token was used a moment ago. Go on with the one it was answered with.",
      });
    case "reused":
      announceRevoked(outcome.session_ids);
      throw invalid();
    case "unknown":
      throw invalid();
    default:
      return outcome satisfies never;
  }
}

const invalid = () => fail("UNAUTHORIZED", { message: "This refresh token is not valid any more. Sign in again." });

async function rotate(tx: Transaction, token_hash: string): Promise<Outcome> {
  const token = await lockRefreshToken(tx, token_hash);
  if (!token) return { kind: "unknown" };
  const { user_id, session_id, seconds_used } = token;
  if (seconds_used !== null && seconds_used < SAME_MOMENT_SECONDS) return { kind: "same_moment" };
  if (seconds_used !== null) {
    const session_ids = await revokeSessions(tx, user_id, { only: session_id });
    await audit(tx, { user_id }, "sign_in.token_reused", { session_id });
    return { kind: "reused", session_ids };
  }
  await spendRefreshToken(tx, token.token_id);
  const now = clock.now();
  const seconds = secondsLeft(token.created_at, now);
  const expires_at = new Date(now.getTime() + seconds * 1_000);
  await renewSession(tx, session_id, { expires_at, address: currentAddress(), last_used_at: now });
  const refresh = await addRefreshToken(tx, session_id, seconds);
  return { kind: "renewed", claims: { user_id, session_id }, refresh };
}

/** Thirty days again, but no longer than ninety in all. */
function secondsLeft(began: Date, now: Date): number {
  const age = (now.getTime() - began.getTime()) / 1_000;
  return Math.floor(Math.max(1, Math.min(REFRESH_TOKEN_SECONDS, LONGEST_SESSION_SECONDS - age)));
}
