import type { StoredHttpService } from "../../db/queries/agents/http-services.ts";
import type { Actor } from "../core/actor.ts";
import type { HttpService } from "../protocol/contract/http-services.ts";
import type { HttpOperation, PinnedTool } from "../protocol/pinned-tool.ts";
import { shownTools } from "../tool-sources/index.ts";

/** A service as the API shows it: no addresses and no name of a secret to somebody who may only use it. */
export function serviceOf({ service, is_owner_superuser }: StoredHttpService, actor: Actor): HttpService {
  const is_own = service.user_id === actor.user_id;
  const isManager = is_own || actor.is_superuser;
  const { service_id, name, prefix, is_enabled, status, version } = service;
  return {
    ...{ service_id, name, prefix, is_enabled, status, version, is_own },
    document_url: isManager ? service.document_url : null,
    base_url: isManager ? service.base_url : null,
    credential_name: isManager ? service.credential_name : null,
    agent_ids: is_own ? service.agent_ids : null,
    is_shared: service.is_shared && is_owner_superuser,
    status_message: isManager ? service.status_message : null,
    tools: shownTools(service.tools, isManager).map(toolOf),
    last_read_at: service.last_read_at.toISOString(),
    created_at: service.created_at.toISOString(),
    updated_at: service.updated_at.toISOString(),
  };
}

function toolOf({ request, offered, ...tool }: PinnedTool): HttpService["tools"][number] {
  return {
    ...tool,
    request: placeOf(request),
    ...(offered && { offered: { ...offered, request: placeOf(offered.request) } }),
  };
}

/** Which operation it is; how its arguments are sent follows from the document. */
const placeOf = (request: HttpOperation | undefined) => {
  const { method, path } = request ?? { method: "GET" as const, path: "/" };
  return { method, path };
};
