import { db } from "../../db/client.ts";
import { readReadiness } from "../../db/queries/operation/readiness.ts";
import { ask, type HealthReport, runHealthChecks } from "../core/process/health.ts";
import type { Health } from "../protocol/contract/system.ts";

/** Whether this process can serve: the database answers and is migrated, and every registered check says yes. */
export async function readiness(): Promise<Health> {
  let partition_months_left: number | undefined;
  const askDatabase = async (): Promise<HealthReport> => {
    const state = await readReadiness(db());
    partition_months_left = state.partition_months_left;
    return state.is_migrated ? { ok: true } : { ok: false, detail: "not migrated" };
  };
  const [database, others] = await Promise.all([ask(askDatabase), runHealthChecks()]);
  const checks = { database, ...others };
  const isReady = Object.values(checks).every((report) => report.ok);
  return { status: isReady ? "ready" : "unavailable", checks, partition_months_left };
}
