import type { Db, Transaction } from "../../db/client.ts";
import { revokeApiKeyRows } from "../../db/queries/sign-in/api-keys.ts";
import { revokeSessions } from "../../db/queries/sign-in/sign-in-sessions.ts";
import { announce, onAnnounced } from "../core/announce.ts";
import { singleton } from "../core/process/singleton.ts";

type Listener = () => void;

const listeners = () =>
  singleton("revocation_listeners", () => {
    onAnnounced("sign_in_ended", tell);
    return new Map<string, Set<Listener>>();
  });

/**
 * Calls `listener` when this sign-in or API key ends (sign-out, revocation, password change), or when the rights of this
 * person have changed, so that open streams and sockets end with them: `id` is that of the sign-in, the key or the user.
 * Returns a function that takes it back; call it when the stream is over.
 */
export function onRevoked(id: string, listener: Listener): () => void {
  const all = listeners();
  const ours = all.get(id) ?? new Set();
  all.set(id, ours.add(listener));
  return () => {
    ours.delete(listener);
    if (ours.size === 0 && all.get(id) === ours) all.delete(id);
  };
}

/**
 * Tells who listens, here and in other processes, that these sign-ins and API keys have ended; for the id of a user, that
 * what they may do is to be looked at again (call it for one who was deactivated or deleted: their keys are not among
 * their sign-ins). Call it when the transaction of the change is committed.
 */
export function announceRevoked(ids: string[]): void {
  tell(ids);
  announce("sign_in_ended", ids);
}

function tell(ids: string[]): void {
  for (const id of ids) for (const listener of [...(listeners().get(id) ?? [])]) listener();
}

/** Ends all sign-ins of a user, except the one named, in the caller's transaction; {@link announceRevoked} is the caller's. */
export const endSessions = (tx: Db, user_id: string, except: string | null = null): Promise<string[]> =>
  revokeSessions(tx, user_id, { except });

/** Ends all API keys of a user in the same way. */
export const endApiKeys = (tx: Transaction, user_id: string): Promise<string[]> => revokeApiKeyRows(tx, user_id);
