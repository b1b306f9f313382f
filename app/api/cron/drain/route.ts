import { handlePublic, requireCronSecret } from "@/lib/http";
import { drainWork } from "@/lib/protocol/contract/cron";
import { drainWaitingWork } from "@/lib/runs";

export const dynamic = "force-dynamic";
export const maxDuration = 60;

/** Within the minute after which the next call comes, and below `maxDuration`. */
const BUDGET_MS = 45_000;

export const GET = handlePublic(drainWork, async ({ request }) => {
  requireCronSecret(request);
  return await drainWaitingWork(BUDGET_MS);
});
