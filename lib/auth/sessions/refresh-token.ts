import type { Transaction } from "../../../db/client.ts";
import { insertRefreshToken } from "../../../db/queries/sign-in/refresh-tokens.ts";
import { clock } from "../../core/clock.ts";
import { newId } from "../../core/ids.ts";
import { hashToken, randomToken } from "../../security/index.ts";

const DAY_SECONDS = 24 * 60 * 60;

/** How long a refresh token waits to be used, and with it a program's sign-in. */
export const REFRESH_TOKEN_SECONDS = 30 * DAY_SECONDS;

/** However often it is renewed, a program signs in anew after so long. */
export const LONGEST_SESSION_SECONDS = 90 * DAY_SECONDS;

/** To be handed to the client and forgotten. */
export interface IssuedRefreshToken {
  refresh_token: string;
  /** Seconds. */
  refresh_expires_in: number;
}

/** Adds a token to the chain of a sign-in; only its hash is kept. */
export async function addRefreshToken(
  tx: Transaction,
  session_id: string,
  seconds: number,
): Promise<IssuedRefreshToken> {
  const refresh_token = randomToken();
  const now = clock.now();
  const expires_at = new Date(now.getTime() + seconds * 1_000);
  const token_hash = hashToken(refresh_token);
  await insertRefreshToken(tx, { token_id: newId(), session_id, token_hash, created_at: now, expires_at });
  return { refresh_token, refresh_expires_in: seconds };
}
