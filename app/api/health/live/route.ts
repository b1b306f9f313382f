import { handlePublic } from "@/lib/http";
import { getLiveness } from "@/lib/protocol/contract/system";

export const dynamic = "force-dynamic";

export const GET = handlePublic(getLiveness, async () =>
  Response.json({ status: "alive" }, { headers: { "cache-control": "no-store" } }),
);
