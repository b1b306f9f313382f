import { db, type Transaction } from "../../db/client.ts";
import { deleteGrantRow, insertGrant, listGrantRows } from "../../db/queries/accounts/grants.ts";
import { findLivingUser, lockLivingUser } from "../../db/queries/accounts/users.ts";
import { isDangerousTool } from "../../db/queries/agents/tools.ts";
import { deleteStandingApprovalsOf } from "../../db/queries/runs/standing-approvals.ts";
import { audit } from "../audit/index.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { requireSuperuser } from "../core/permissions.ts";
import type { Grant } from "../protocol/contract/grants.ts";
import { toolOf } from "../protocol/permissions.ts";

type GrantRow = Awaited<ReturnType<typeof listGrantRows>>[number];

/** What somebody may do beyond their role. FORBIDDEN unless superuser, NOT_FOUND. */
export async function listGrants(actor: Actor, user_id: string): Promise<Grant[]> {
  requireSuperuser(actor);
  if (!(await findLivingUser(db(), user_id))) throw fail("NOT_FOUND", { what: "user" });
  return (await listGrantRows(db(), user_id)).map(grantOf);
}

/**
 * Grants a permission to somebody else; it holds from their next request on. One they have stays as it is. FORBIDDEN
 * unless superuser and for oneself, NOT_FOUND for no such user or no such dangerous tool.
 */
export async function grantPermission(actor: Actor, user_id: string, permission: string): Promise<Grant> {
  requireSuperuser(actor);
  if (user_id === actor.user_id) throw fail("FORBIDDEN", { message: "Nobody grants themselves anything." });
  const row = await db().transaction(async (tx) => {
    await requireUser(tx, user_id);
    await requireTool(tx, permission);
    const added = await insertGrant(tx, { user_id, permission, granted_by: actor.user_id });
    if (added) await audit(tx, actor, "grant.added", { user_id, permission });
    return added ?? (await listGrantRows(tx, user_id)).find((grant) => grant.permission === permission);
  });
  if (!row) throw fail("CONFLICT");
  return grantOf(row);
}

/** Takes a permission back. FORBIDDEN unless superuser, NOT_FOUND when they do not have it. */
export async function revokePermission(actor: Actor, user_id: string, permission: string): Promise<void> {
  requireSuperuser(actor);
  await db().transaction(async (tx) => {
    await requireUser(tx, user_id);
    if (!(await deleteGrantRow(tx, user_id, permission))) throw fail("NOT_FOUND", { what: "grant" });
    const tool = toolOf(permission);
    if (tool !== null) await deleteStandingApprovalsOf(tx, user_id, tool);
    await audit(tx, actor, "grant.removed", { user_id, permission });
  });
}

/** Locked: two changes of one person's rights follow each other. */
async function requireUser(tx: Transaction, user_id: string): Promise<void> {
  if (!(await lockLivingUser(tx, user_id))) throw fail("NOT_FOUND", { what: "user" });
}

async function requireTool(tx: Transaction, permission: string): Promise<void> {
  const tool = toolOf(permission);
  if (tool !== null && !(await isDangerousTool(tx, tool))) throw fail("NOT_FOUND", { what: "tool" });
}

const grantOf = ({ permission, granted_by, created_at }: GrantRow): Grant => ({
  permission,
  granted_by,
  created_at: created_at.toISOString(),
});
