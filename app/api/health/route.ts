import { readiness } from "@/lib/health";
import { handlePublic } from "@/lib/http";
import { getHealth, healthSchema } from "@/lib/protocol/contract/system";

export const dynamic = "force-dynamic";

export const GET = handlePublic(getHealth, async () => {
  const health = healthSchema.parse(await readiness());
  const headers = { "cache-control": "no-store" };
  return Response.json(health, { status: health.status === "ready" ? 200 : 503, headers });
});
