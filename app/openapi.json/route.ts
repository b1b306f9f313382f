import { env } from "@/lib/core/env";
import { handlePublic } from "@/lib/http";
import { getOpenapi } from "@/lib/protocol/contract/system";
import { openapiDocument } from "@/lib/protocol/openapi";

export const dynamic = "force-dynamic";

export const GET = handlePublic(getOpenapi, async () => Response.json(openapiDocument(env().ALMA_URL)));
