import { db } from "../../db/client.ts";
import { countHttpServiceRows, listHttpServiceRows } from "../../db/queries/agents/http-services.ts";
import type { Actor } from "../core/actor.ts";
import type { HttpService, ListHttpServicesQuery } from "../protocol/contract/http-services.ts";
import { type Page, pageOf } from "../protocol/envelope.ts";
import { getVisibleService } from "./managed-service.ts";
import { serviceOf } from "./service-of.ts";

/** The actor's services and those that are shared with everybody. */
export async function listHttpServices(
  actor: Actor,
  { page, per_page, sort }: ListHttpServicesQuery,
): Promise<Page<HttpService>> {
  const [rows, [counted]] = await Promise.all([
    listHttpServiceRows(db(), actor.user_id, { limit: per_page, offset: (page - 1) * per_page, sort }),
    countHttpServiceRows(db(), actor.user_id),
  ]);
  return pageOf(
    rows.map((row) => serviceOf(row, actor)),
    counted?.total ?? 0,
    page,
    per_page,
  );
}

/** One of them. Throws NOT_FOUND. */
export const getHttpService = async (actor: Actor, service_id: string): Promise<HttpService> =>
  serviceOf(await getVisibleService(db(), actor, service_id), actor);
