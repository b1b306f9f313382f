import { db } from "../../db/client.ts";
import { lockUser } from "../../db/queries/accounts/users.ts";
import { countOwnHttpServices, insertHttpService } from "../../db/queries/agents/http-services.ts";
import { audit } from "../audit/index.ts";
import type { Actor } from "../core/actor.ts";
import { clock } from "../core/clock.ts";
import { fail } from "../core/errors.ts";
import { newId } from "../core/ids.ts";
import type { CreateHttpServiceBody, HttpService } from "../protocol/contract/http-services.ts";
import { pinTools, requireFreePrefix, requireMayShare } from "../tool-sources/index.ts";
import type { OpenapiDocument } from "./read-openapi.ts";
import { readSource, remarksOn } from "./read-source.ts";
import { serviceOf } from "./service-of.ts";
import { baseUrlOf, requireCredential } from "./settle-target.ts";

const MOST = 20;

/**
 * Adds a service of the actor's by its document, which is read at once; its operations wait for approval. Throws
 * VALIDATION_ERROR for a document that cannot be read, EGRESS_REFUSED, PROVIDER_BAD_RESPONSE, FORBIDDEN, CONFLICT for a
 * prefix that is taken, QUOTA_EXCEEDED beyond 20.
 */
export async function createHttpService(actor: Actor, body: CreateHttpServiceBody): Promise<HttpService> {
  requireMayShare(actor, body.is_shared);
  const read = await readSource(body, actor);
  const base_url = baseUrlOf(body.base_url, read.servers);
  await requireCredential(actor, body.credential_name, base_url);
  const row = await db().transaction(async (tx) => {
    // Held, so that two requests at once do not both find the last free place.
    await lockUser(tx, actor.user_id);
    const [own] = await countOwnHttpServices(tx, actor.user_id);
    if ((own?.total ?? 0) >= MOST) {
      throw fail("QUOTA_EXCEEDED", { message: `You have ${MOST} services. Remove one first.` });
    }
    await requireFreePrefix(tx, actor.user_id, body.prefix);
    const [row] = await insertHttpService(tx, rowOf(actor, body, read, base_url));
    if (!row) throw fail("INTERNAL_ERROR");
    const { service_id, name } = row;
    await audit(tx, actor, "http_service.created", { service_id, name, origin: new URL(base_url).origin });
    return row;
  });
  return serviceOf({ service: row, is_owner_superuser: actor.is_superuser }, actor);
}

function rowOf({ user_id }: Actor, body: CreateHttpServiceBody, read: OpenapiDocument, base_url: string) {
  const { prefix, document_url = null, credential_name, agent_ids, is_shared } = body;
  const now = clock.now();
  return {
    ...{ service_id: newId(), user_id, prefix, document_url, base_url, credential_name, agent_ids, is_shared },
    ...{ created_at: now, updated_at: now, last_read_at: now },
    name: body.name ?? (read.title.trim().slice(0, 100) || new URL(base_url).hostname.slice(0, 100)),
    document: read.json,
    tools: pinTools([], read.operations),
    status_message: remarksOn(read, base_url),
  };
}
