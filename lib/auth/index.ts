/**
 * Who acts.
 *
 * Pages and actions: `currentActor()`. Programs and sockets: `authenticateRequest(request)`.
 *
 * The sign-in page (client) calls `signIn("credentials", { username, password, redirect: false })` of `next-auth/react`.
 * Its result's `error` is null, `CredentialsSignin` (wrong address or password, or the account is deactivated),
 * `RATE_LIMITED`, `FORBIDDEN` (ALMA_URL does not fit the address in the browser) or `INTERNAL_ERROR`. After it,
 * `router.refresh()` and go on. `signOut({ redirect: false })` ends the sign-in in the database as well. next-auth/react
 * takes care of the CSRF token.
 */
export { authenticateRequest } from "./authenticate-request.ts";
export { authenticateUpgrade, type SocketSignIn } from "./authenticate-upgrade.ts";
export { createAccessToken } from "./create-access-token.ts";
export { currentActor } from "./current-actor.ts";
export { findActorAgain } from "./find-actor.ts";
export { handlers } from "./handlers.ts";
export { hashPassword, verifyPassword } from "./password.ts";
export { purgeEndedSessions } from "./purge-sessions.ts";
export { announceRevoked, endSessions, onRevoked } from "./revocation.ts";
export type { SessionClaims } from "./session-claims.ts";
export { signInWithPassword } from "./sign-in.ts";
export { signOut } from "./sign-out.ts";
export { countTry } from "./throttle.ts";
export { watchSignIn } from "./watch-sign-in.ts";
