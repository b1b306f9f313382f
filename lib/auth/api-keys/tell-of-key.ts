import type { Transaction } from "../../../db/client.ts";
import { type ApiKeyRow, countApiKeysSince } from "../../../db/queries/sign-in/api-keys.ts";
import { clock } from "../../core/clock.ts";
import { sendMail } from "../../mail/index.ts";
import { currentAddress } from "../sessions/begin-session.ts";

const HOUR_MS = 3_600_000;
/** Whoever makes keys by the dozen would else fill a mailbox, and the queue that everybody's mails are in. */
const MOST_PER_HOUR = 5;

/** Tells a person by mail of a key that was made for their account; not of every one when there are many. */
export async function tellOfKey(tx: Transaction, { email }: { email: string }, key: ApiKeyRow): Promise<void> {
  const { user_id, name, scopes, expires_at, created_at } = key;
  const made = await countApiKeysSince(tx, user_id, new Date(clock.now().getTime() - HOUR_MS));
  if (made > MOST_PER_HOUR) return;
  const facts = { user_id, name, scopes, expires_at: expires_at?.toISOString() ?? null };
  const params = { ...facts, at: created_at.toISOString(), address: currentAddress() };
  await sendMail(tx, { to: email, template: "api_key_made", params });
}
