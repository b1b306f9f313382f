import { db, type Transaction } from "../../db/client.ts";
import type { UserRow } from "../../db/queries/accounts/users.ts";
import { hashPassword, NO_PASSWORD } from "../auth/index.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { requirePermission } from "../core/permissions.ts";
import { isMailConfigured, issueEmailToken, resetLink, sendMail } from "../mail/index.ts";
import type { CreatedUser, CreateUserBody } from "../protocol/contract/users.ts";
import { createUser } from "./create-user.ts";
import { toUser } from "./to-user.ts";

/**
 * Creates an account for somebody. Without a password they set it themselves: by a link that is mailed, or given back
 * where there is no mail server (good for an hour). FORBIDDEN without `user:write`, and for an administrator unless
 * superuser; CONFLICT when the address is taken.
 */
export async function addUser(actor: Actor, { password, is_superuser, ...body }: CreateUserBody): Promise<CreatedUser> {
  requirePermission(actor, "user:write");
  if (is_superuser && (!actor.is_superuser || actor.api_key)) {
    throw fail("FORBIDDEN", { message: "Only an administrator who is signed in makes administrators." });
  }
  const hashed_password = password === undefined ? NO_PASSWORD : await hashPassword(password);
  return await db().transaction(async (tx) => {
    const row = await createUser(tx, { body, hashed_password, is_superuser, by: "administrator", actor });
    return { ...toUser(row), set_password_url: password === undefined ? await sendLink(tx, row) : null };
  });
}

/** The link, where it does not go out by mail; one that is handed over proves no address. */
async function sendLink(tx: Transaction, { user_id, email }: UserRow): Promise<string | null> {
  if (isMailConfigured()) {
    await sendMail(tx, { to: email, template: "reset", params: {} });
    return null;
  }
  const { token } = await issueEmailToken(tx, { user_id, purpose: "reset_password", email: "" });
  return resetLink(token);
}
