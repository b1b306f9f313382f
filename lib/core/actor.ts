/** Who acts: read from the database for this very request, never taken from the client. */
export interface Actor {
  user_id: string;
  email: string;
  nickname: string;
  is_superuser: boolean;
  language: "zh" | "en";
  timezone: string;
  /** The sign-in this request came with; null for a key, and for the engine acting for a person. */
  session_id: string | null;
  /** The API key this request came with, and what it is good for. */
  api_key?: { key_id: string; scopes: readonly string[] };
  /** When the access token or key that this request came with ends by itself; absent where it has no end of its own. */
  expires_at?: Date;
  /** What an administrator granted this person beyond their role, e.g. `user:delete`. */
  permissions?: readonly string[];
}

/** The person alone: for work that goes on for them when the request is over, and whatever becomes of what it came with. */
export const withoutCredential = ({ api_key: _key, expires_at: _end, ...person }: Actor): Actor => ({
  ...person,
  session_id: null,
});
