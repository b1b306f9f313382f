import type { Actor } from "../core/actor.ts";
import { clock } from "../core/clock.ts";
import { credentialOf } from "./credential.ts";
import { findActorAgain } from "./find-actor.ts";
import { onRevoked } from "./revocation.ts";

/** Between looks at the sign-in: for one that runs out, or was ended by another process. */
const LOOK_MS = 20_000;
/** Timers hold no more; what ends later is met by the looks. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Why a stream or socket may not go on. */
export type SignInEnd = "signed_out" | "token_expired";

/**
 * Calls `over` once when the sign-in or key that the actor came with has ended or expired, or they were deactivated,
 * unless the answer is called before.
 */
export function watchSignIn(actor: Actor, over: (why: SignInEnd) => void): () => void {
  const credential = credentialOf(actor);
  if (credential === null) return () => undefined;
  const stops: (() => void)[] = [];
  const forget = () => {
    for (const stop of stops.splice(0)) stop();
  };
  const end = (why: SignInEnd) => {
    if (stops.length === 0) return;
    forget();
    over(why);
  };
  /** Without an answer: a database that does not answer says nothing unless there was word of a change. */
  const look = (withoutAnswer: () => void) =>
    findActorAgain(actor).then((found) => found ?? end("signed_out"), withoutAnswer);

  stops.push(onRevoked(credential, () => end("signed_out")));
  stops.push(onRevoked(actor.user_id, () => void look(() => end("signed_out"))));
  const looks = setInterval(() => void look(() => undefined), LOOK_MS);
  looks.unref();
  stops.push(() => clearInterval(looks));
  const left = (actor.expires_at?.getTime() ?? Number.POSITIVE_INFINITY) - clock.now().getTime();
  if (left <= MAX_TIMER_MS) {
    const expiry = setTimeout(() => end("token_expired"), Math.max(0, left));
    expiry.unref();
    stops.push(() => clearTimeout(expiry));
  }
  return forget;
}
