import { db } from "../../db/client.ts";
import {
  deleteHttpServiceRow,
  type HttpServiceChanges,
  type HttpServiceRow,
  updateHttpServiceRow,
} from "../../db/queries/agents/http-services.ts";
import { audit } from "../audit/index.ts";
import type { Actor } from "../core/actor.ts";
import { clock } from "../core/clock.ts";
import { fail } from "../core/errors.ts";
import type { HttpService, UpdateHttpServiceBody } from "../protocol/contract/http-services.ts";
import { forgetApprovals, pinTools, requireFreePrefix, requireMayShare } from "../tool-sources/index.ts";
import { changeService, getManagedService } from "./managed-service.ts";
import type { OpenapiDocument } from "./read-openapi.ts";
import { readSource, remarksOn, withoutSlash } from "./read-source.ts";
import { serviceOf } from "./service-of.ts";
import { requireCredential } from "./settle-target.ts";

/**
 * Changes a service; what the body leaves out stays. Another document is compared with what was approved, another base
 * address is another service whose operations are approved anew. Throws NOT_FOUND, FORBIDDEN, CONFLICT, PRECONDITION_FAILED,
 * and for a document as createHttpService.
 */
export async function updateHttpService(
  actor: Actor,
  service_id: string,
  body: UpdateHttpServiceBody,
): Promise<HttpService> {
  const { service, is_owner_superuser } = await getManagedService(db(), actor, service_id);
  const isOther = body.document !== undefined || (body.document_url ?? service.document_url) !== service.document_url;
  const read = isOther ? await readSource(body, { is_superuser: is_owner_superuser }) : null;
  await changeService(actor, service_id, async (tx, row) => {
    if (body.is_shared !== row.is_shared) requireMayShare(actor, body.is_shared);
    if (body.prefix !== undefined) await requireFreePrefix(tx, row.user_id, body.prefix, service_id);
    const changes = { ...changesOf(row, body, read), ...(await secretOf(actor, row, body)) };
    const stamps = { updated_at: clock.now(), version: row.version + 1 };
    await updateHttpServiceRow(tx, service_id, { ...changes, ...stamps });
    await audit(tx, actor, "http_service.updated", { service_id, fields: Object.keys(body) });
  });
  return serviceOf(await getManagedService(db(), actor, service_id), actor);
}

/**
 * Which secret goes along from now on. It is its owner's alone to name, and what somebody else leads to another place, or
 * to other operations, goes without: an administrator who changes what is shared must not come by what others may do.
 */
async function secretOf(
  actor: Actor,
  row: HttpServiceRow,
  { credential_name, base_url = row.base_url, document, document_url }: UpdateHttpServiceBody,
): Promise<Pick<HttpServiceChanges, "credential_name">> {
  if (row.user_id === actor.user_id) {
    if (credential_name === undefined) return {};
    await requireCredential(row, credential_name, withoutSlash(base_url));
    return { credential_name };
  }
  if (credential_name && credential_name !== row.credential_name) {
    throw fail("FORBIDDEN", { message: "Only its owner can say which stored secret goes along with it." });
  }
  const isOtherDocument = document !== undefined || (document_url ?? row.document_url) !== row.document_url;
  const isOther = isOtherDocument || withoutSlash(base_url) !== row.base_url;
  return isOther || credential_name === null ? { credential_name: null } : {};
}

function changesOf(row: HttpServiceRow, body: UpdateHttpServiceBody, read: OpenapiDocument | null): HttpServiceChanges {
  const { document, document_url, base_url: given, credential_name: _, ...plain } = body;
  const base_url = given === undefined ? row.base_url : withoutSlash(given);
  const tools = read ? pinTools(row.tools, read.operations) : row.tools;
  return {
    ...plain,
    base_url,
    ...(read && {
      ...{ document: read.json, document_url: document === undefined ? document_url : null },
      ...{ status: "ready" as const, status_message: remarksOn(read, base_url), last_read_at: clock.now() },
    }),
    tools,
    // What was said of where requests go is not so any more; the next reading says it anew.
    ...(base_url !== row.base_url && { tools: forgetApprovals(tools), ...(!read && { status_message: null }) }),
  };
}

/** Removes a service with what was approved of it. Throws NOT_FOUND, FORBIDDEN, PRECONDITION_FAILED. */
export async function deleteHttpService(actor: Actor, service_id: string): Promise<void> {
  await changeService(actor, service_id, async (tx, { name }) => {
    await deleteHttpServiceRow(tx, service_id);
    await audit(tx, actor, "http_service.deleted", { service_id, name });
  });
}
