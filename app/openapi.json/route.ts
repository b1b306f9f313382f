import { env } from "@/lib/core/env";
import { singleton } from "@/lib/core/process/singleton";
import { handlePublic } from "@/lib/http";
import { getOpenapi } from "@/lib/protocol/contract/system";
import { openapiDocument } from "@/lib/protocol/openapi";

export const dynamic = "force-dynamic";

/** Made once: a process serves one version under one address. */
const text = () => singleton("openapi.document", () => JSON.stringify(openapiDocument(env().ALMA_URL)));

export const GET = handlePublic(
  getOpenapi,
  async () =>
    new Response(text(), {
      headers: { "content-type": "application/json", "cache-control": "no-cache", "x-content-type-options": "nosniff" },
    }),
);
