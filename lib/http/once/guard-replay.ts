import { countSignIn, requireProof } from "../../auth/index.ts";
import type { Actor } from "../../core/actor.ts";
import type { Contract } from "../../protocol/contract/define.ts";

/**
 * To hear of an earlier request is no easier than to make it. Whether a password is the one that was sent then would tell
 * what it is, so asking counts as a try to sign in; and a new key is told again to nobody who could not make one.
 * RATE_LIMITED, REAUTHENTICATION_REQUIRED.
 */
export async function guardReplay(contract: Contract, actor: Actor): Promise<void> {
  if (takesOwnPassword(contract)) await countSignIn(actor.email);
  else if (contract.needs_proof) await requireProof(actor);
}

/** What administrators choose for others is no password of whoever asks. */
function takesOwnPassword({ session_only, body }: Contract): boolean {
  if (!session_only || body === undefined || !("shape" in body)) return false;
  return typeof body.shape === "object" && body.shape !== null && "password" in body.shape;
}
