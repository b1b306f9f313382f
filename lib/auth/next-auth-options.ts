import type { AuthOptions } from "next-auth";
import { fail, isAlmaError } from "../core/errors.ts";
import { logger } from "../core/log/logger.ts";
import { loginForm } from "../protocol/contract/auth.ts";
import { findActor } from "./find-actor.ts";
import { acceptProfile } from "./oauth/accept-profile.ts";
import type { Entrance, Visit } from "./oauth/entrance.ts";
import { oauthProviders } from "./oauth/providers.ts";
import { BROWSER_SESSION_SECONDS, claimsOf, cookieSecret, isSecure } from "./session-cookie.ts";
import { signInWithPassword } from "./sign-in.ts";
import { signOut } from "./sign-out.ts";

/** Our page; next-auth's own are not served. */
const SIGN_IN_PAGE = "/sign-in";

/** The user object between `authorize` and the `jwt` callback. */
interface SignedIn {
  id: string;
  session_id: string;
}

/** Null for wrong credentials; what else went wrong as an error whose message is its code, for that is what the browser gets. */
async function authorize(input: Record<string, unknown> | undefined): Promise<SignedIn | null> {
  const form = loginForm.safeParse(input);
  if (!form.success) return null;
  try {
    const { user_id, session_id } = await signInWithPassword(form.data.username, form.data.password);
    return { id: user_id, session_id };
  } catch (error) {
    if (isAlmaError(error) && error.code === "UNAUTHORIZED") return null;
    if (isAlmaError(error)) throw new Error(error.code);
    logger().error({ err: error }, "sign-in failed");
    throw new Error("INTERNAL_ERROR");
  }
}

/**
 * Sign-in with e-mail address and password over `users`, and by other providers where they are configured; the cookie
 * carries two ids and nothing else. `arrival` is there when a browser comes back from a provider.
 */
export const nextAuthOptions = (arrival?: { enter: Entrance; visit: Visit }): AuthOptions => ({
  secret: cookieSecret(),
  useSecureCookies: isSecure(),
  session: { strategy: "jwt", maxAge: BROWSER_SESSION_SECONDS },
  pages: { signIn: SIGN_IN_PAGE, signOut: SIGN_IN_PAGE, error: SIGN_IN_PAGE },
  providers: [
    {
      id: "credentials",
      name: "Credentials",
      type: "credentials",
      credentials: { username: {}, password: {} },
      authorize,
    },
    ...oauthProviders(),
  ],
  callbacks: {
    async signIn({ user, account }) {
      if (account?.type !== "oauth") return true;
      return arrival ? await acceptProfile(account.provider, user, arrival) : false;
    },
    async jwt({ token, user }) {
      if (user && "session_id" in user) return { user_id: user.id, session_id: user.session_id };
      const claims = claimsOf(token);
      if (!claims || !(await findActor(claims))) throw fail("UNAUTHORIZED");
      return { ...claims };
    },
    session: ({ session }) => ({ expires: session.expires }),
  },
  events: {
    async signOut({ token }) {
      const claims = token && claimsOf(token);
      if (claims) await signOut(claims);
    },
  },
  logger: {
    error: (code, metadata) => {
      const error = metadata instanceof Error ? metadata : metadata.error;
      if (isAlmaError(error)) return;
      // Of a provider's answer no more than the reason: the rest of it may hold a token.
      const { name, message } = error instanceof Error ? error : { name: "unknown", message: "" };
      logger().error({ next_auth: code, error: name, reason: message }, "next-auth failed");
    },
    warn: (code) => logger().debug({ next_auth: code }, "next-auth warns"),
    debug: () => undefined,
  },
});
