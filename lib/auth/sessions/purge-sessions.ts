import { db } from "../../../db/client.ts";
import { deleteExpiredEmailTokens } from "../../../db/queries/accounts/email-tokens.ts";
import { deleteOldApiKeys } from "../../../db/queries/sign-in/api-keys.ts";
import { deleteOldRefreshTokens } from "../../../db/queries/sign-in/refresh-tokens.ts";
import { deleteEndedSessions } from "../../../db/queries/sign-in/sign-in-sessions.ts";
import { clock } from "../../core/clock.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
const KEPT_DAYS = 7;
/** One that ran out can be prolonged for a while yet. */
const EXPIRED_KEY_DAYS = 90;

/** Removes sign-ins, refresh tokens, links and keys that ended more than a week ago, and keys that ran out three months ago. */
export async function purgeEndedSessions(): Promise<void> {
  const daysAgo = (days: number) => new Date(clock.now().getTime() - days * DAY_MS);
  await deleteEndedSessions(db(), daysAgo(KEPT_DAYS));
  await deleteExpiredEmailTokens(db(), daysAgo(KEPT_DAYS));
  await deleteOldRefreshTokens(db(), daysAgo(KEPT_DAYS));
  await deleteOldApiKeys(db(), { revoked: daysAgo(KEPT_DAYS), expired: daysAgo(EXPIRED_KEY_DAYS) });
}
