import { db } from "../../db/client.ts";
import {
  findHttpServiceDocument,
  lockHttpService,
  type StoredHttpService,
  updateHttpServiceRow,
} from "../../db/queries/agents/http-services.ts";
import type { Actor } from "../core/actor.ts";
import { clock } from "../core/clock.ts";
import { isAlmaError } from "../core/errors.ts";
import type { HttpService } from "../protocol/contract/http-services.ts";
import { pinTools } from "../tool-sources/index.ts";
import { getManagedService } from "./managed-service.ts";
import type { OpenapiDocument } from "./read-openapi.ts";
import { readSource, remarksOn } from "./read-source.ts";
import { serviceOf } from "./service-of.ts";

/**
 * Reads a service's document again and compares it with what was approved. One that cannot be read is told by `status`;
 * what was approved stays. Throws NOT_FOUND, FORBIDDEN.
 */
export async function refreshHttpService(actor: Actor, service_id: string): Promise<HttpService> {
  const stored = await getManagedService(db(), actor, service_id);
  try {
    await keep(stored, await readAgain(stored));
  } catch (error) {
    if (!isAlmaError(error)) throw error;
    await updateHttpServiceRow(db(), service_id, { status: "failed", status_message: error.message.slice(0, 500) });
  }
  return serviceOf(await getManagedService(db(), actor, service_id), actor);
}

/** One that was sent is read from where it is kept: a newer ALMA may make more of it. */
async function readAgain({ service, is_owner_superuser }: StoredHttpService): Promise<OpenapiDocument> {
  const { service_id, document_url } = service;
  const [kept] = document_url === null ? await findHttpServiceDocument(db(), service_id) : [];
  return await readSource({ document_url, document: kept?.document }, { is_superuser: is_owner_superuser });
}

/** In one transaction with the row held: what was approved meanwhile is not lost. Pins are no change of a person's. */
const keep = ({ service }: StoredHttpService, read: OpenapiDocument): Promise<void> =>
  db().transaction(async (tx) => {
    const [row] = await lockHttpService(tx, service.service_id);
    // Led elsewhere meanwhile: this is not what that one offers.
    if (!row || row.document_url !== service.document_url || row.base_url !== service.base_url) return;
    const tools = pinTools(row.tools, read.operations);
    const isOther = JSON.stringify(tools) !== JSON.stringify(row.tools);
    const status_message = remarksOn(read, row.base_url);
    const changes = { tools, document: read.json, status: "ready" as const, status_message, last_read_at: clock.now() };
    // The version grows with what is offered: an approval must be of what its person saw.
    await updateHttpServiceRow(tx, row.service_id, isOther ? { ...changes, version: row.version + 1 } : changes);
  });
