import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";

/** What a request came with, by its id: a sign-in or an API key; null for work that no request of a person does. */
export const credentialOf = ({ session_id, api_key }: Actor): string | null => session_id ?? api_key?.key_id ?? null;

/**
 * The sign-in of somebody who may change passwords, keys and sign-ins: FORBIDDEN for a key, which must never make itself
 * another key or a way to stay.
 */
export function requireSession({ session_id }: Pick<Actor, "session_id">): string {
  if (session_id !== null) return session_id;
  throw fail("FORBIDDEN", { message: "An API key cannot do this. Sign in and do it yourself." });
}
