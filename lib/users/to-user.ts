import type { UserRow } from "../../db/queries/accounts/users.ts";
import type { User } from "../protocol/contract/users.ts";

/** A row as the API shows it: without the password's hash. */
export const toUser = (row: UserRow): User => ({
  user_id: row.user_id,
  nickname: row.nickname,
  email: row.email,
  created_at: row.created_at.toISOString(),
  last_login_at: row.last_login_at?.toISOString() ?? null,
  is_superuser: row.is_superuser,
  is_active: row.is_active,
  timezone: row.timezone,
  language: row.language === "en" ? "en" : "zh",
  preferences: row.preferences,
  total_conversations: row.total_conversations,
  total_messages: row.total_messages,
  version: row.version,
});
