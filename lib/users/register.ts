import { db, type Transaction } from "../../db/client.ts";
import { consumeInvitation } from "../../db/queries/accounts/invitations.ts";
import { clientGroup, countTry, hashPassword } from "../auth/index.ts";
import { fail, isAlmaError } from "../core/errors.ts";
import { isMailConfigured, sendMail } from "../mail/index.ts";
import type { RegistrationMode } from "../protocol/contract/settings.ts";
import type { RegisterBody, User } from "../protocol/contract/users.ts";
import { hashToken } from "../security/index.ts";
import { registrationMode } from "../settings/index.ts";
import { createUser, newUserRow } from "./create-user.ts";
import { toUser } from "./to-user.ts";

const HOUR_MS = 3_600_000;

/** Per client address; generous, for many people may share one. */
const RULE = { free: 100, window_ms: HOUR_MS, max_wait_ms: HOUR_MS };

/**
 * Creates an account as registration allows: `open` for anybody, `invite` with an unused invitation, `closed` never.
 * FORBIDDEN where it does not, RATE_LIMITED. With a mail server the address is verified by a link before the first
 * sign-in, and an address that has an account gets the same answer as one that has none: its owner learns of it by mail.
 * Without one CONFLICT when the address is taken.
 */
export async function register(body: RegisterBody): Promise<User> {
  const mode = await registrationMode();
  if (mode === "closed") throw fail("FORBIDDEN", { message: "Registration is closed. Ask an administrator." });
  countTry({ [`register:${clientGroup()}`]: RULE });
  const hashed_password = await hashPassword(body.password);
  try {
    return await db().transaction((tx) => create(tx, mode, body, hashed_password));
  } catch (error) {
    if (!isMailConfigured() || !isAlmaError(error) || error.code !== "CONFLICT") throw error;
    return await tellOwner(body, hashed_password);
  }
}

async function create(
  tx: Transaction,
  mode: RegistrationMode,
  body: RegisterBody,
  hashed_password: string,
): Promise<User> {
  const isInvited = await takeInvitation(tx, body);
  if (mode === "invite" && !isInvited) {
    throw fail("FORBIDDEN", { message: "Registration needs an invitation that is unused, current and yours." });
  }
  const by = isInvited ? "invitation" : "registration";
  const row = await createUser(tx, { body, hashed_password, is_superuser: false, by });
  const { language } = body;
  await sendMail(tx, { to: row.email, language, template: "verification", params: {} });
  return toUser(row);
}

const takeInvitation = async (tx: Transaction, { invitation, email }: RegisterBody): Promise<boolean> =>
  invitation ? await consumeInvitation(tx, hashToken(invitation), email) : false;

/** What an account with this address would look like; its id names nothing. Whoever has the address gets a mail instead. */
async function tellOwner(body: RegisterBody, hashed_password: string): Promise<User> {
  await db().transaction((tx) => sendMail(tx, { to: body.email, template: "account_exists", params: {} }));
  return toUser(newUserRow({ body, hashed_password, is_superuser: false, by: "registration" }));
}
