import type { UserRow } from "../../db/queries/accounts/users.ts";
import type { Actor } from "../core/actor.ts";

/** A schedule's person as the actor of what it starts: with the rights they have now. */
export const actorOf = (user: UserRow): Actor => ({
  user_id: user.user_id,
  email: user.email,
  nickname: user.nickname,
  is_superuser: user.is_superuser,
  language: user.language === "en" ? "en" : "zh",
  timezone: user.timezone,
  session_id: null,
});
