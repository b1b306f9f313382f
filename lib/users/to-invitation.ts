import type { InvitationRow } from "../../db/queries/accounts/invitations.ts";
import { clock } from "../core/clock.ts";
import type { Invitation } from "../protocol/contract/invitations.ts";

/** A row as the API shows it: without the hash of its link. */
export const toInvitation = (row: Omit<InvitationRow, "token_hash">): Invitation => ({
  invitation_id: row.invitation_id,
  email: row.email,
  status: row.used_at ? "used" : row.expires_at > clock.now() ? "open" : "expired",
  created_by: row.created_by,
  created_at: row.created_at.toISOString(),
  expires_at: row.expires_at.toISOString(),
  used_at: row.used_at?.toISOString() ?? null,
});
