import type { Transaction } from "../../db/client.ts";
import {
  consumeEmailToken,
  deleteLinksMadeBy,
  deletePowerfulEmailTokens,
  deleteUnusedEmailTokens,
  type EmailPurpose,
  type EmailTokenRow,
  insertEmailToken,
} from "../../db/queries/accounts/email-tokens.ts";
import { lockUser } from "../../db/queries/accounts/users.ts";
import { clock } from "../core/clock.ts";
import { fail } from "../core/errors.ts";
import { newId } from "../core/ids.ts";
import { hashToken, randomToken } from "../security/index.ts";

const HOUR_MS = 3_600_000;

const VALID_MS: Record<EmailPurpose, number> = {
  verify_email: 24 * HOUR_MS,
  change_email: 24 * HOUR_MS,
  reset_password: HOUR_MS,
};

export interface EmailToken {
  token_id: string;
  token: string;
  expires_at: Date;
}

/**
 * A fresh token for one purpose; those before it no longer work. `email` is the address that its way to the person proves,
 * empty where it proves none. Only its hash is kept.
 */
export async function issueEmailToken(
  tx: Transaction,
  { user_id, purpose, email }: { user_id: string; purpose: EmailPurpose; email: string },
): Promise<EmailToken> {
  // Two at once wait for each other, so that one of them is the newest.
  await lockUser(tx, user_id);
  await deleteUnusedEmailTokens(tx, user_id, purpose);
  const token = randomToken();
  const created_at = clock.now();
  const expires_at = new Date(created_at.getTime() + VALID_MS[purpose]);
  const token_id = newId();
  await insertEmailToken(tx, {
    token_id,
    user_id,
    purpose,
    email,
    token_hash: hashToken(token),
    created_at,
    expires_at,
  });
  return { token_id, token, expires_at };
}

/**
 * Ends the links to a new password or address that a person has waiting: whoever asked for them did so with a password or
 * an address that is no longer theirs. Call it with every change of either, in its transaction.
 */
export async function endLinks(tx: Transaction, user_id: string): Promise<void> {
  await deletePowerfulEmailTokens(tx, user_id);
}

/**
 * Ends the links that an administrator made for others to hand over and that nobody has used yet. Call it when they lose
 * their rights, in the same transaction.
 */
export async function endLinksMadeBy(tx: Transaction, maker_id: string): Promise<void> {
  await deleteLinksMadeBy(tx, maker_id, new Date(clock.now().getTime() - Math.max(...Object.values(VALID_MS))));
}

/** Uses up a token for one of `purposes`, in the transaction of what it is used for. VALIDATION_ERROR when it is not good. */
export async function spendEmailToken(
  tx: Transaction,
  token: string,
  purposes: EmailPurpose[],
): Promise<EmailTokenRow> {
  const row = await consumeEmailToken(tx, hashToken(token), purposes);
  if (!row) throw badToken();
  return row;
}

export const badToken = () =>
  fail("VALIDATION_ERROR", {
    message: "This link is not valid, was used, or has expired. Ask for a new one.",
    details: [{ field: "token", message: "is not valid, was used, or has expired" }],
  });
