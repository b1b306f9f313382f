/** Who acts: read from the database for this very request, never taken from the client. */
export interface Actor {
  user_id: string;
  email: string;
  nickname: string;
  is_superuser: boolean;
  language: "zh" | "en";
  timezone: string;
  /** The sign-in this request came with; null for the engine acting for a person. */
  session_id: string | null;
}
