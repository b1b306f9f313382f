/**
 * Who acts.
 *
 * Pages and actions: `currentActor()`. Programs: `authenticateRequest(request)`. Sockets: `authenticateUpgrade(headers)`.
 * Whoever changes what a person may do calls `announceRevoked` with what it ended, and with the person's id when their
 * API keys are concerned as well; streams and sockets end with it.
 *
 * The sign-in page (client) calls `signIn("credentials", { username, password, redirect: false })` of `next-auth/react`.
 * Its result's `error` is null, `CredentialsSignin` (wrong address or password, or the account is deactivated or its
 * address not verified yet), `RATE_LIMITED`, `FORBIDDEN` (ALMA_URL does not fit the address in the browser) or `INTERNAL_ERROR`. After it,
 * `router.refresh()` and go on. `signOut({ redirect: false })` ends the sign-in in the database as well. next-auth/react
 * takes care of the CSRF token.
 */
export { createApiKey } from "./api-keys/create-api-key.ts";
export { getApiKey, listApiKeys } from "./api-keys/list-api-keys.ts";
export { requireScope } from "./api-keys/require-scope.ts";
export { revokeApiKey } from "./api-keys/revoke-api-key.ts";
export { updateApiKey } from "./api-keys/update-api-key.ts";
export { countSignIn } from "./count-sign-in.ts";
export { createAccessToken } from "./create-access-token.ts";
export { currentActor } from "./current-actor.ts";
export { findActorAgain } from "./find-actor.ts";
export { authHandlers } from "./handlers.ts";
export type { Entrance, Entry, ProviderProfile, Visit } from "./oauth/entrance.ts";
export { configuredProviders } from "./oauth/providers.ts";
export { hashPassword, NO_PASSWORD } from "./password.ts";
export { checkOwnPassword, wrongPassword } from "./proof/check-own-password.ts";
export { confirmPassword } from "./proof/confirm-password.ts";
export { noteProof } from "./proof/note-proof.ts";
export { provePerson } from "./proof/prove-person.ts";
export { isProved, requireProof } from "./proof/require-proof.ts";
export { authenticateRequest } from "./request/authenticate-request.ts";
export { authenticateUpgrade } from "./request/authenticate-upgrade.ts";
export { announceRevoked, endApiKeys, endSessions, onRevoked } from "./revocation.ts";
export type { SessionClaims } from "./session-claims.ts";
export { beginBrowserSession } from "./sessions/begin-session.ts";
export { endOtherSessions, endSession, logOut } from "./sessions/end-sessions.ts";
export { listSessions } from "./sessions/list-sessions.ts";
export { purgeEndedSessions } from "./sessions/purge-sessions.ts";
export { refreshAccessToken } from "./sessions/refresh-access-token.ts";
export { signInWithPassword } from "./sign-in.ts";
export { signOut } from "./sign-out.ts";
export { clientGroup, countTry } from "./throttle.ts";
export { type SignInEnd, watchSignIn } from "./watch-sign-in.ts";
