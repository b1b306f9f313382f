import { type Db, db } from "../../../db/client.ts";
import { findProofTime } from "../../../db/queries/sign-in/sign-in-sessions.ts";
import type { Actor } from "../../core/actor.ts";
import { clock } from "../../core/clock.ts";
import { fail } from "../../core/errors.ts";
import { requireSession } from "../credential.ts";

/** How long a sign-in, or a proof given within it, is enough for what needs one. */
export const PROOF_MS = 15 * 60_000;

/** Whether the actor signed in, or proved anew to be themselves, within the last 15 minutes. FORBIDDEN for a key. */
export async function isProved(actor: Pick<Actor, "user_id" | "session_id">, on: Db = db()): Promise<boolean> {
  const proved = await findProofTime(on, actor.user_id, requireSession(actor));
  return proved !== undefined && clock.now().getTime() - proved.getTime() < PROOF_MS;
}

/**
 * For what gives others a way in, or takes everything out: a browser left open, or a token that somebody copied, is not
 * enough for it. REAUTHENTICATION_REQUIRED unless {@link isProved}; FORBIDDEN for a key.
 */
export async function requireProof(actor: Pick<Actor, "user_id" | "session_id">, on: Db = db()): Promise<void> {
  if (!(await isProved(actor, on))) throw fail("REAUTHENTICATION_REQUIRED");
}
