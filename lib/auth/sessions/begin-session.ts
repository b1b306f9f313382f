import { db, type Transaction } from "../../../db/client.ts";
import { recordSignIn, type UserRow } from "../../../db/queries/accounts/users.ts";
import { insertSession } from "../../../db/queries/sign-in/sign-in-sessions.ts";
import { audit } from "../../audit/index.ts";
import { clock } from "../../core/clock.ts";
import { newId } from "../../core/ids.ts";
import { requestContext } from "../../core/log/request-context.ts";
import { sendMail } from "../../mail/index.ts";
import type { SessionClaims } from "../session-claims.ts";
import { BROWSER_SESSION_SECONDS } from "../session-cookie.ts";
import { addRefreshToken, type IssuedRefreshToken, REFRESH_TOKEN_SECONDS } from "./refresh-token.ts";

/** Signs a person's browser in for 30 days; null when the account as it was seen has changed meanwhile. */
export const beginBrowserSession = (user: UserRow): Promise<SessionClaims | null> =>
  db().transaction((tx) => begin(tx, user, "browser", BROWSER_SESSION_SECONDS));

/** Signs a person's program in, for as long as its refresh tokens live; null as {@link beginBrowserSession}. */
export const beginProgramSession = (
  user: UserRow,
): Promise<{ claims: SessionClaims; refresh: IssuedRefreshToken } | null> =>
  db().transaction(async (tx) => {
    const claims = await begin(tx, user, "api", REFRESH_TOKEN_SECONDS);
    return claims && { claims, refresh: await addRefreshToken(tx, claims.session_id, REFRESH_TOKEN_SECONDS) };
  });

async function begin(
  tx: Transaction,
  user: UserRow,
  kind: "browser" | "api",
  seconds: number,
): Promise<SessionClaims | null> {
  const now = clock.now();
  const { user_id } = user;
  if (!(await recordSignIn(tx, user, now))) return null;
  const session_id = newId();
  const expires_at = new Date(now.getTime() + seconds * 1_000);
  const times = { created_at: now, last_used_at: now, expires_at };
  const user_agent = requestContext()?.user_agent ?? null;
  await insertSession(tx, { session_id, user_id, kind, ...times, user_agent, address: currentAddress() });
  await audit(tx, { user_id }, "sign_in.succeeded", { session_id, kind, user_agent });
  if (kind === "browser") await tellOfSignIn(tx, user, { session_id, user_agent, at: now });
  return { user_id, session_id };
}

/** By mail, if it came from a new place; that is looked at when the mail is written, so no sign-in waits for it. */
const tellOfSignIn = (
  tx: Transaction,
  { user_id, email }: UserRow,
  { at, ...sign_in }: { session_id: string; user_agent: string | null; at: Date },
): Promise<void> => {
  const address = requestContext()?.address ?? null;
  const params = { ...sign_in, user_id, address, at: at.toISOString() };
  return sendMail(tx, { to: email, template: "new_sign_in", params });
};

const ADDRESS_LENGTH = 45;

/** The client's address as a sign-in keeps it; null where it is not known. */
export function currentAddress(): string | null {
  const address = requestContext()?.address;
  return address === undefined || address === "unknown" ? null : address.slice(0, ADDRESS_LENGTH);
}
