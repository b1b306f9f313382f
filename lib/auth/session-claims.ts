/** What a cookie or token says, and all it says; who that is today is read from the database. */
export interface SessionClaims {
  user_id: string;
  session_id: string;
}
