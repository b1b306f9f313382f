import { type Db, db, type Transaction } from "../../db/client.ts";
import { lockUser } from "../../db/queries/accounts/users.ts";
import {
  findHttpService,
  type HttpServiceRow,
  lockHttpService,
  type StoredHttpService,
} from "../../db/queries/agents/http-services.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { checkVersion } from "../core/http/if-match.ts";
import { isId } from "../core/ids.ts";

/** A service the actor may use: an own or a shared one. Throws NOT_FOUND. */
export async function getVisibleService(from: Db, actor: Actor, service_id: string): Promise<StoredHttpService> {
  const [found] = isId(service_id) ? await findHttpService(from, actor.user_id, service_id) : [];
  if (!found) throw fail("NOT_FOUND", { what: "HTTP service" });
  return found;
}

/** A service the actor may change: an own one, or, for a superuser, a shared one. Throws NOT_FOUND, FORBIDDEN. */
export async function getManagedService(from: Db, actor: Actor, service_id: string): Promise<StoredHttpService> {
  const found = await getVisibleService(from, actor, service_id);
  if (found.service.user_id === actor.user_id || actor.is_superuser) return found;
  throw fail("FORBIDDEN", { message: "This service is shared with you; only an administrator can change it." });
}

/** Changes a service in one transaction. Throws as {@link getManagedService}, and PRECONDITION_FAILED. */
export async function changeService<Result>(
  actor: Actor,
  service_id: string,
  change: (tx: Transaction, row: HttpServiceRow) => Promise<Result>,
): Promise<Result> {
  const known = await getManagedService(db(), actor, service_id);
  return await db().transaction(async (tx) => {
    // First its owner, as whoever removes an account does: a change may have to know their other sources of tools.
    await lockUser(tx, known.service.user_id);
    await lockHttpService(tx, service_id);
    const { service } = await getManagedService(tx, actor, service_id);
    checkVersion(service.version);
    return await change(tx, service);
  });
}
