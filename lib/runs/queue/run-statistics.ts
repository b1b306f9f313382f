import { db } from "../../../db/client.ts";
import {
  countOpenRuns,
  countRecentEnds,
  countRecentFailures,
  listBusiestUsers,
  measureRecentRuns,
} from "../../../db/queries/runs/queue-statistics.ts";
import type { Actor } from "../../core/actor.ts";
import { fail } from "../../core/errors.ts";
import type { RunStatistics } from "../../protocol/contract/queue.ts";

const BUSIEST = 5;

/** The queue now and how the last 24 hours went, for administrators: counts and times, nothing that anybody wrote. */
export async function getRunStatistics(actor: Actor): Promise<RunStatistics> {
  if (!actor.is_superuser) throw fail("FORBIDDEN", { message: "Only an administrator may do this." });
  const [open, ends, times, failures, busiest] = await Promise.all([
    countOpenRuns(db()),
    countRecentEnds(db()),
    measureRecentRuns(db()),
    countRecentFailures(db()),
    listBusiestUsers(db(), BUSIEST),
  ]);
  const within = (rows: typeof open, status: (typeof open)[number]["status"]) =>
    rows.find((row) => row.status === status)?.runs ?? 0;
  return {
    now: {
      running: within(open, "running"),
      queued: within(open, "queued"),
      waiting_approval: within(open, "waiting_approval"),
    },
    last_24h: {
      waiting_time: { p50: times.waited_p50, p95: times.waited_p95, max: times.waited_max },
      duration: { p50: times.lasted_p50, p95: times.lasted_p95 },
      ended: {
        completed: within(ends, "completed"),
        failed: within(ends, "failed"),
        cancelled: within(ends, "cancelled"),
      },
      failures,
      retries: times.retries,
      busiest,
    },
  };
}
