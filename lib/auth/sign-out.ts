import { db } from "../../db/client.ts";
import { revokeSessions } from "../../db/queries/sign-in/sign-in-sessions.ts";
import { audit } from "../audit/index.ts";
import { announceRevoked } from "./revocation.ts";
import type { SessionClaims } from "./session-claims.ts";

/** Ends one sign-in; nothing happens when it has ended before. */
export async function signOut({ user_id, session_id }: SessionClaims): Promise<void> {
  const ended = await db().transaction(async (tx) => {
    const ids = await revokeSessions(tx, user_id, { only: session_id });
    if (ids.length > 0) await audit(tx, { user_id }, "sign_out", { session_id });
    return ids;
  });
  announceRevoked(ended);
}
