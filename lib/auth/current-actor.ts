import { cookies } from "next/headers.js";
import { cache } from "react";
import type { Actor } from "../core/actor.ts";
import { findActor } from "./find-actor.ts";
import { readSessionCookie, sessionCookieName } from "./session-cookie.ts";

/** Who looks at this page or called this action, or null. Read from the database, once per rendering. */
export const currentActor: () => Promise<Actor | null> = cache(async () => {
  const cookie = (await cookies()).get(sessionCookieName());
  return await findActor(await readSessionCookie(cookie?.value));
});
