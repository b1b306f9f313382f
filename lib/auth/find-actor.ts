import { db } from "../../db/client.ts";
import { findSignedInUser } from "../../db/queries/sign-in-sessions.ts";
import type { Actor } from "../core/actor.ts";
import type { SessionClaims } from "./session-claims.ts";

/** The person behind the claims as the database knows them now; null when signed out, expired or deactivated. */
export async function findActor(claims: SessionClaims | null): Promise<Actor | null> {
  const row = claims && (await findSignedInUser(db(), claims.user_id, claims.session_id));
  return row ? { ...row, language: row.language === "en" ? "en" : "zh" } : null;
}

/** The same person as the database knows them now, while a long answer or a socket is open; null when the sign-in has ended. */
export const findActorAgain = async ({ user_id, session_id }: Actor): Promise<Actor | null> =>
  session_id === null ? null : await findActor({ user_id, session_id });
