import { db } from "../../db/client.ts";
import { insertInvitation } from "../../db/queries/accounts/invitations.ts";
import { audit } from "../audit/index.ts";
import type { Actor } from "../core/actor.ts";
import { clock } from "../core/clock.ts";
import { newId } from "../core/ids.ts";
import { requireSuperuser } from "../core/permissions.ts";
import { invitationLink, isMailConfigured, sendMail } from "../mail/index.ts";
import type { CreateInvitationBody, NewInvitation } from "../protocol/contract/invitations.ts";
import { hashToken, randomToken } from "../security/index.ts";
import { toInvitation } from "./to-invitation.ts";

const VALID_MS = 7 * 24 * 60 * 60 * 1_000;

/**
 * A link by which one person may register within a week; with `email`, only with that address (in lower case), to which it
 * is mailed where there is a mail server. FORBIDDEN unless superuser.
 */
export async function createInvitation(actor: Actor, { email = null }: CreateInvitationBody): Promise<NewInvitation> {
  requireSuperuser(actor);
  const token = randomToken();
  const created_at = clock.now();
  const expires_at = new Date(created_at.getTime() + VALID_MS);
  const row = { invitation_id: newId(), email, created_by: actor.user_id, created_at, expires_at, used_at: null };
  const { language } = actor;
  await db().transaction(async (tx) => {
    await insertInvitation(tx, { ...row, token_hash: hashToken(token) });
    await audit(tx, actor, "invitation.created", { invitation_id: row.invitation_id, email });
    const params = { token, expires_at: expires_at.toISOString() };
    if (email !== null) await sendMail(tx, { to: email, language, template: "invitation", params });
  });
  return { ...toInvitation(row), url: invitationLink(token), is_mailed: email !== null && isMailConfigured() };
}
