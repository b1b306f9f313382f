import type { UsageReport } from "@/components/usage/usage-report";
import type { currentActor } from "@/lib/auth";
import { getUsageTotal, listToolUsage, listUsage } from "@/lib/usage";

type Actor = NonNullable<Awaited<ReturnType<typeof currentActor>>>;

const DAY_MS = 86_400_000;
export const USAGE_DAYS = [7, 30, 90] as const;
/** The most lines of a table on a page; programs can read on. */
const MOST_LINES = 100;

/** The number of days that a page was asked for; 30 for anything else. */
export const daysAsked = (asked: string | string[] | undefined): number =>
  USAGE_DAYS.find((days) => String(days) === asked) ?? 30;

/** What a usage page shows: the last days up to today, in UTC. */
export async function usageReport(actor: Actor, days: number, scope: "own" | "all"): Promise<UsageReport> {
  const today = Date.now();
  const from = new Date(today - (days - 1) * DAY_MS).toISOString().slice(0, 10);
  const to = new Date(today).toISOString().slice(0, 10);
  const lines = async (group_by: "day" | "model" | "agent" | "user") =>
    (await listUsage(actor, { from, to, scope, group_by, page: 1, per_page: MOST_LINES })).items;
  const [total, byDay, byModel, byAgent, byTool, byPerson] = await Promise.all([
    getUsageTotal(actor, { from, to, scope }),
    lines("day"),
    lines("model"),
    lines("agent"),
    listToolUsage(actor, { from, to, scope, page: 1, per_page: MOST_LINES }),
    scope === "all" ? lines("user") : [],
  ]);
  return { from, to, total, byDay, byModel, byAgent, byTool: byTool.items, byPerson };
}
