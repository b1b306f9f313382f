import { db } from "../../db/client.ts";
import { findKeyHolder } from "../../db/queries/sign-in/api-keys.ts";
import { findSignedInUser } from "../../db/queries/sign-in/sign-in-sessions.ts";
import type { Actor } from "../core/actor.ts";
import { hashToken } from "../security/index.ts";
import type { TokenClaims } from "./access-token.ts";
import { noteUse } from "./note-use.ts";
import type { SessionClaims } from "./session-claims.ts";

const languageOf = (language: string): Actor["language"] => (language === "en" ? "en" : "zh");

/** The person behind the claims as the database knows them now; null when signed out, expired or deactivated. */
export async function findActor(claims: SessionClaims | TokenClaims | null): Promise<Actor | null> {
  const row = claims && (await findSignedInUser(db(), claims.user_id, claims.session_id));
  if (!row) return null;
  const { last_used_at, ...person } = row;
  noteUse({ session_id: row.session_id }, last_used_at);
  const language = languageOf(row.language);
  return "expires_at" in claims ? { ...person, language, expires_at: claims.expires_at } : { ...person, language };
}

/** The person whose API key this is; null when it is revoked, expired or unknown, or they were deactivated. */
export const findKeyActor = (key: string): Promise<Actor | null> => actorOfKey({ token_hash: hashToken(key) });

async function actorOfKey(key: { token_hash: string } | { key_id: string }): Promise<Actor | null> {
  const row = await findKeyHolder(db(), key);
  if (!row) return null;
  const { key_id, scopes, expires_at, last_used_at, ...person } = row;
  noteUse({ key_id }, last_used_at);
  const actor = { ...person, language: languageOf(row.language), session_id: null, api_key: { key_id, scopes } };
  return expires_at ? { ...actor, expires_at } : actor;
}

/**
 * The same person as the database knows them now, while a long answer or a socket is open; null when the sign-in or key
 * that they came with has ended.
 */
export async function findActorAgain({ user_id, session_id, api_key, expires_at }: Actor): Promise<Actor | null> {
  if (session_id === null) return api_key ? await actorOfKey({ key_id: api_key.key_id }) : null;
  return await findActor(expires_at ? { user_id, session_id, expires_at } : { user_id, session_id });
}
