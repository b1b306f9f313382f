import { db } from "../../../db/client.ts";
import { revokeSessions } from "../../../db/queries/sign-in/sign-in-sessions.ts";
import { audit } from "../../audit/index.ts";
import type { Actor } from "../../core/actor.ts";
import { fail } from "../../core/errors.ts";
import { requireSession } from "../credential.ts";
import { announceRevoked } from "../revocation.ts";
import { signOut } from "../sign-out.ts";

/** Ends the sign-in that the request came with. FORBIDDEN for a key: it is not signed in, but revoked. */
export async function logOut(actor: Actor): Promise<void> {
  await signOut({ user_id: actor.user_id, session_id: requireSession(actor) });
}

/** Ends one sign-in of the actor's. FORBIDDEN for a key; NOT_FOUND for one that has ended and for somebody else's. */
export async function endSession(actor: Actor, session_id: string): Promise<void> {
  requireSession(actor);
  const ended = await db().transaction(async (tx) => {
    const ids = await revokeSessions(tx, actor.user_id, { only: session_id });
    if (ids.length === 0) throw fail("NOT_FOUND", { what: "session" });
    await audit(tx, actor, "session.revoked", { session_id });
    return ids;
  });
  announceRevoked(ended);
}

/** Ends every sign-in of the actor's but the one that asks. FORBIDDEN for a key. Gives how many there were. */
export async function endOtherSessions(actor: Actor): Promise<number> {
  const current = requireSession(actor);
  const ended = await db().transaction(async (tx) => {
    const ids = await revokeSessions(tx, actor.user_id, { except: current });
    if (ids.length > 0) await audit(tx, actor, "sessions.revoked", { sessions_ended: ids.length });
    return ids;
  });
  announceRevoked(ended);
  return ended.length;
}
