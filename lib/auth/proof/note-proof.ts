import type { Db } from "../../../db/client.ts";
import { noteSessionProof } from "../../../db/queries/sign-in/sign-in-sessions.ts";
import { audit } from "../../audit/index.ts";
import type { Actor } from "../../core/actor.ts";
import { clock } from "../../core/clock.ts";
import { requireSession } from "../credential.ts";

/** Notes that the actor has just proved to be themselves, for the sign-in they came with and no other. Gives when. */
export async function noteProof(tx: Db, actor: Actor, by: "password" | "provider"): Promise<Date> {
  const session_id = requireSession(actor);
  const now = clock.now();
  await noteSessionProof(tx, actor.user_id, session_id, now);
  await audit(tx, actor, "sign_in.confirmed", { session_id, by });
  return now;
}
