import { db } from "../../db/client.ts";
import { listEnabledHttpServices } from "../../db/queries/agents/http-services.ts";
import type { Actor } from "../core/actor.ts";
import { type UsableTool, usableTools } from "../tool-sources/index.ts";

/** An operation of a service that a person's agents may call. */
export interface UsableHttpTool extends Omit<UsableTool<unknown>, "source"> {
  service: { service_id: string; name: string };
  /** Where its arguments go: the service's base address. */
  destination: string;
}

const MOST_SERVICES = 50;

/** The approved operations of a person's services and of shared ones. */
export async function listUsableHttpTools({ user_id }: Pick<Actor, "user_id">): Promise<UsableHttpTool[]> {
  const rows = await listEnabledHttpServices(db(), user_id, MOST_SERVICES);
  const services = rows.map(({ service }) => service);
  return usableTools(services, user_id).map(({ source: { service_id, name, base_url }, ...usable }) => ({
    ...usable,
    service: { service_id, name },
    destination: base_url,
  }));
}
