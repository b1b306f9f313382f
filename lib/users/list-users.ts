import { db } from "../../db/client.ts";
import { listUsers as queryUsers } from "../../db/queries/users.ts";
import type { Actor } from "../core/actor.ts";
import type { ListUsersQuery, User } from "../protocol/contract/users.ts";
import { type Page, pageOf } from "../protocol/envelope.ts";
import { requireSuperuser } from "./require-superuser.ts";
import { toUser } from "./to-user.ts";

/** All accounts, newest first: their counts and dates, never what they wrote. FORBIDDEN unless superuser. */
export async function listUsers(actor: Actor, query: ListUsersQuery): Promise<Page<User>> {
  requireSuperuser(actor);
  const { page, per_page } = query;
  const { rows, total } = await queryUsers(db(), query, { limit: per_page, offset: (page - 1) * per_page });
  return pageOf(rows.map(toUser), total, page, per_page);
}
