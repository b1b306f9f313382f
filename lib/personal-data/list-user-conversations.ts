import { db } from "../../db/client.ts";
import { countConversationsOf, listConversationsOf } from "../../db/queries/accounts/account.ts";
import { findLivingUser } from "../../db/queries/accounts/users.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { hasPermission } from "../core/permissions.ts";
import type { ListUserConversationsQuery, UserConversation } from "../protocol/contract/me.ts";
import { type Page, pageOf } from "../protocol/envelope.ts";

type Row = Awaited<ReturnType<typeof listConversationsOf>>[number];

/**
 * Somebody's conversations, newest first: the actor's own as they are; of anybody else's, with the permission `user:read`,
 * counts and dates alone. NOT_FOUND for everybody else, and for no such user.
 */
export async function listUserConversations(
  actor: Actor,
  user_id: string,
  { page, per_page, is_archived }: ListUserConversationsQuery,
): Promise<Page<UserConversation>> {
  const isOwn = user_id === actor.user_id;
  const isAllowed = isOwn || hasPermission(actor, "user:read");
  if (!isAllowed || !(await findLivingUser(db(), user_id))) throw fail("NOT_FOUND", { what: "user" });
  const filter = { user_id, is_archived };
  const [rows, total] = await Promise.all([
    listConversationsOf(db(), filter, { limit: per_page, offset: (page - 1) * per_page }),
    countConversationsOf(db(), filter),
  ]);
  return pageOf(
    rows.map((row) => (isOwn ? ownOf(row) : withoutWords(row))),
    total,
    page,
    per_page,
  );
}

const ownOf = (row: Row): UserConversation => ({
  ...row,
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
  last_message_at: row.last_message_at?.toISOString() ?? null,
  tags: row.tags ?? [],
});

const withoutWords = (row: Row): UserConversation => ({
  ...ownOf(row),
  title: null,
  summary: null,
  tags: null,
  metadata: null,
});
