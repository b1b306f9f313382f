import type { Db } from "../../db/client.ts";
import { insertAuditEntry } from "../../db/queries/audit.ts";
import type { Actor } from "../core/actor.ts";
import { requestContext } from "../core/request-context.ts";
import type { AuditEvent, AuditEvents } from "./events.ts";

/**
 * Writes an audit entry in the transaction of the change it is about, so that neither is there without the other.
 * `actor` is null when nobody is signed in. The client's address and the request's id are added.
 */
export async function audit<Event extends AuditEvent>(
  tx: Db,
  actor: Pick<Actor, "user_id"> | null,
  event: Event,
  data: AuditEvents[Event],
): Promise<void> {
  const { address, request_id } = requestContext() ?? {};
  await insertAuditEntry(tx, { event, actor_id: actor?.user_id ?? null, data: { ...data, address, request_id } });
}
