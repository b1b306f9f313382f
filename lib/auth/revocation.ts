import type { Db } from "../../db/client.ts";
import { revokeSessions } from "../../db/queries/sign-in-sessions.ts";
import { announce, onAnnounced } from "../core/announce.ts";
import { singleton } from "../core/singleton.ts";

type Listener = () => void;

const listeners = () =>
  singleton("revocation_listeners", () => {
    onAnnounced("sign_in_ended", tell);
    return new Map<string, Set<Listener>>();
  });

/**
 * Calls `listener` when this sign-in ends (sign-out, deactivation, password change), so that open streams and sockets
 * end with it. Returns a function that takes it back; call it when the stream is over.
 */
export function onRevoked(session_id: string, listener: Listener): () => void {
  const all = listeners();
  const ours = all.get(session_id) ?? new Set();
  all.set(session_id, ours.add(listener));
  return () => {
    ours.delete(listener);
    if (ours.size === 0 && all.get(session_id) === ours) all.delete(session_id);
  };
}

/**
 * Tells who listens, here and in other processes, that these sign-ins have ended. Call it when the transaction that ended
 * them is committed.
 */
export function announceRevoked(session_ids: string[]): void {
  tell(session_ids);
  announce("sign_in_ended", session_ids);
}

function tell(session_ids: string[]): void {
  for (const session_id of session_ids) {
    const ours = [...(listeners().get(session_id) ?? [])];
    listeners().delete(session_id);
    for (const listener of ours) listener();
  }
}

/** Ends all sign-ins of a user, except the one named, in the caller's transaction; {@link announceRevoked} is the caller's. */
export const endSessions = (tx: Db, user_id: string, except: string | null = null): Promise<string[]> =>
  revokeSessions(tx, user_id, { except });
