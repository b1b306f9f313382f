import { db } from "../../db/client.ts";
import { listInvitations as queryInvitations } from "../../db/queries/accounts/invitations.ts";
import type { Actor } from "../core/actor.ts";
import { requireSuperuser } from "../core/permissions.ts";
import type { Invitation, ListInvitationsQuery } from "../protocol/contract/invitations.ts";
import { type Page, pageOf } from "../protocol/envelope.ts";
import { toInvitation } from "../users/index.ts";

/** Invitations, newest first unless sorted otherwise, without their links. FORBIDDEN unless superuser. */
export async function listInvitations(
  actor: Actor,
  { page, per_page, status, sort = "-created_at" }: ListInvitationsQuery,
): Promise<Page<Invitation>> {
  requireSuperuser(actor);
  const { rows, total } = await queryInvitations(db(), status, {
    sort,
    limit: per_page,
    offset: (page - 1) * per_page,
  });
  return pageOf(rows.map(toInvitation), total, page, per_page);
}
