import { db } from "../../db/client.ts";
import { findUser, lockActiveSuperusers } from "../../db/queries/accounts/users.ts";
import { type AuditEvent, audit } from "../audit/index.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { requireSuperuser } from "../core/permissions.ts";
import { type EmailToken, issueEmailToken, resetLink, verificationLink } from "../mail/index.ts";
import type { PersonalLink } from "../protocol/contract/password.ts";

/**
 * A link to a new password that an administrator hands to a person; it proves no address. FORBIDDEN unless superuser,
 * NOT_FOUND for no such user, CONFLICT for a deactivated one.
 */
export const createPasswordResetLink = (actor: Actor, user_id: string): Promise<PersonalLink> =>
  personalLink(actor, user_id, {
    event: "password.reset_link_created",
    purpose: "reset_password",
    emailOf: () => "",
    urlOf: resetLink,
  });

/** A link that verifies a person's address, for where mail does not arrive. Errors as {@link createPasswordResetLink}. */
export const createVerificationLink = (actor: Actor, user_id: string): Promise<PersonalLink> =>
  personalLink(actor, user_id, {
    event: "email.verification_link_created",
    purpose: "verify_email",
    emailOf: (email) => email,
    urlOf: verificationLink,
  });

interface LinkKind {
  event: Extract<AuditEvent, "password.reset_link_created" | "email.verification_link_created">;
  purpose: "reset_password" | "verify_email";
  emailOf: (email: string) => string;
  urlOf: (token: string) => string;
}

async function personalLink(actor: Actor, user_id: string, kind: LinkKind): Promise<PersonalLink> {
  requireSuperuser(actor);
  const { token, expires_at } = await db().transaction(async (tx): Promise<EmailToken> => {
    // Whoever is losing their rights at this moment makes no link that outlives them.
    if (!(await lockActiveSuperusers(tx)).includes(actor.user_id)) throw fail("FORBIDDEN");
    const user = await findUser(tx, user_id);
    if (!user) throw fail("NOT_FOUND", { what: "user" });
    if (!user.is_active) throw fail("CONFLICT", { message: "This account is deactivated. Activate it first." });
    const issued = await issueEmailToken(tx, { user_id, purpose: kind.purpose, email: kind.emailOf(user.email) });
    await audit(tx, actor, kind.event, { user_id });
    return issued;
  });
  return { url: kind.urlOf(token), expires_at: expires_at.toISOString() };
}
