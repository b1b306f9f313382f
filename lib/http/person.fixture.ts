import type { Actor } from "../core/actor.ts";

/** Somebody who is signed in, for tests that need no database. */
export const PERSON: Actor = {
  user_id: "u",
  email: "",
  nickname: "",
  is_superuser: false,
  language: "zh",
  timezone: "UTC",
  session_id: "s",
};
