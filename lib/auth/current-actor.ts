import { cookies } from "next/headers.js";
import { cache } from "react";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { findActor } from "./find-actor.ts";
import { readSessionCookie, sessionCookieName } from "./session-cookie.ts";

/** Who looks at this page or called this action, or null. Read from the database, once per rendering. */
export const currentActor: () => Promise<Actor | null> = cache(async () => {
  const cookie = (await cookies()).get(sessionCookieName());
  return await findActor(await readSessionCookie(cookie?.value));
});

/** As {@link currentActor}; UNAUTHORIZED when nobody is signed in. */
export async function requireActor(): Promise<Actor> {
  const actor = await currentActor();
  if (!actor) throw fail("UNAUTHORIZED");
  return actor;
}
