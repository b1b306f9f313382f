import type { Actor } from "../core/actor.ts";
import { findActorAgain } from "./find-actor.ts";
import { onRevoked } from "./revocation.ts";

/** Between looks at the sign-in: for one that runs out, or was ended by another process. */
const LOOK_MS = 20_000;

/** Calls `over` once when the actor's sign-in has ended or they were deactivated, unless the answer is called before. */
export function watchSignIn(actor: Actor, over: () => void): () => void {
  if (!actor.session_id) return () => undefined;
  let isDone = false;
  const end = () => {
    if (isDone) return;
    forget();
    over();
  };
  const stopListening = onRevoked(actor.session_id, end);
  const look = setInterval(() => {
    // A database that does not answer says nothing about the sign-in; whoever needs the database notices.
    findActorAgain(actor).then(
      (found) => found ?? end(),
      () => undefined,
    );
  }, LOOK_MS);
  look.unref();
  const forget = () => {
    isDone = true;
    clearInterval(look);
    stopListening();
  };
  return forget;
}
