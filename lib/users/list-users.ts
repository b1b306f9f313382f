import { db } from "../../db/client.ts";
import { findLivingUser, listUsers as queryUsers } from "../../db/queries/accounts/users.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { requirePermission } from "../core/permissions.ts";
import type { ListUsersQuery, User } from "../protocol/contract/users.ts";
import { type Page, pageOf } from "../protocol/envelope.ts";
import { toUser } from "./to-user.ts";

/** All accounts: their counts and dates, never what they wrote. FORBIDDEN without `user:read`. */
export async function listUsers(actor: Actor, query: ListUsersQuery): Promise<Page<User>> {
  requirePermission(actor, "user:read");
  const { page, per_page } = query;
  const { rows, total } = await queryUsers(db(), query, { limit: per_page, offset: (page - 1) * per_page });
  return pageOf(rows.map(toUser), total, page, per_page);
}

/** One account. FORBIDDEN without `user:read`, NOT_FOUND. */
export async function getUser(actor: Actor, user_id: string): Promise<User> {
  requirePermission(actor, "user:read");
  const row = await findLivingUser(db(), user_id);
  if (!row) throw fail("NOT_FOUND", { what: "user" });
  return toUser(row);
}
