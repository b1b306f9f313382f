import { db } from "../../../db/client.ts";
import { listOpenRuns } from "../../../db/queries/runs/queue-statistics.ts";
import type { Actor } from "../../core/actor.ts";
import { clock } from "../../core/clock.ts";
import type { QueuedRun } from "../../protocol/contract/queue.ts";

const MOST = 200;

/** The actor's runs that have not ended: what is at work, what waits, since when, and for what. */
export async function getRunQueue(actor: Actor): Promise<QueuedRun[]> {
  const rows = await listOpenRuns(db(), actor.user_id, MOST);
  const now = clock.now();
  return rows.map(({ started_at, not_before, error_code, created_at, ...run }) => ({
    ...run,
    created_at: created_at.toISOString(),
    waited_seconds: Math.max(0, ((started_at ?? now).getTime() - created_at.getTime()) / 1000),
    retry_at: not_before?.toISOString() ?? null,
    reason: error_code,
  }));
}
