import { db } from "../../db/client.ts";
import { insertInvitation } from "../../db/queries/invitations.ts";
import { audit } from "../audit/index.ts";
import type { Actor } from "../core/actor.ts";
import { clock } from "../core/clock.ts";
import { env } from "../core/env.ts";
import { newId } from "../core/ids.ts";
import { hashToken, randomToken } from "../security/index.ts";
import { requireSuperuser } from "./require-superuser.ts";

const VALID_MS = 7 * 24 * 60 * 60 * 1_000;

/** A link by which one person may register within a week; with `email`, only with that address (in lower case). FORBIDDEN unless superuser. */
export async function createInvitation(
  actor: Actor,
  { email = null }: { email?: string | null },
): Promise<{ url: string; expires_at: string }> {
  requireSuperuser(actor);
  const token = randomToken();
  const created_at = clock.now();
  const expires_at = new Date(created_at.getTime() + VALID_MS);
  const invitation_id = newId();
  await db().transaction(async (tx) => {
    const created_by = actor.user_id;
    await insertInvitation(tx, {
      invitation_id,
      token_hash: hashToken(token),
      email,
      created_by,
      created_at,
      expires_at,
    });
    await audit(tx, actor, "invitation.created", { invitation_id, email });
  });
  return { url: `${env().ALMA_URL}/register?invitation=${token}`, expires_at: expires_at.toISOString() };
}
