import type { Db } from "../../db/client.ts";
import { insertAuditEntry } from "../../db/queries/operation/audit.ts";
import type { Actor } from "../core/actor.ts";
import { requestContext } from "../core/log/request-context.ts";
import type { AuditData, AuditEvent } from "./events.ts";
import { withoutSecrets } from "./without-secrets.ts";

/**
 * Writes an audit entry in the transaction of the change it is about, so that neither is there without the other.
 * `actor` is null when nobody is signed in, and for the server itself. The client's address, the request's id and the API
 * key that was used are added; `data.user_id` is the subject where it is not the actor.
 */
export async function audit<Event extends AuditEvent>(
  tx: Db,
  actor: Pick<Actor, "user_id" | "api_key"> | null,
  event: Event,
  data: AuditData<Event>,
): Promise<void> {
  const { address, request_id } = requestContext() ?? {};
  const fields: object = data;
  const actor_id = actor?.user_id ?? null;
  const user_id: unknown = Reflect.get(fields, "user_id");
  await insertAuditEntry(tx, {
    event,
    actor_id,
    subject_id: typeof user_id === "string" && user_id !== actor_id ? user_id : null,
    data: { ...Object(withoutSecrets(fields)), address, request_id, by_key: actor?.api_key?.key_id },
  });
}
