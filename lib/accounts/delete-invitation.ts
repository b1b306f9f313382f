import { db } from "../../db/client.ts";
import { lockInvitation, deleteInvitation as removeInvitation } from "../../db/queries/accounts/invitations.ts";
import { audit } from "../audit/index.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { requireSuperuser } from "../core/permissions.ts";

/** Withdraws an invitation: its link no longer works. FORBIDDEN unless superuser, NOT_FOUND, CONFLICT for a used one. */
export async function deleteInvitation(actor: Actor, invitation_id: string): Promise<void> {
  requireSuperuser(actor);
  await db().transaction(async (tx) => {
    const invitation = await lockInvitation(tx, invitation_id);
    if (!invitation) throw fail("NOT_FOUND", { what: "invitation" });
    if (invitation.used_at) throw fail("CONFLICT", { message: "This invitation was used already." });
    await removeInvitation(tx, invitation_id);
    await audit(tx, actor, "invitation.withdrawn", { invitation_id, email: invitation.email });
  });
}
