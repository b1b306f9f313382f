import type { ToolUsageLine, UsageLine, UsageTotal } from "@/lib/protocol/contract/usage";

/** What a usage page shows. */
export interface UsageReport {
  /** Both included, in UTC. */
  from: string;
  to: string;
  total: UsageTotal;
  /** Without the days that had nothing. */
  byDay: UsageLine[];
  byModel: UsageLine[];
  byAgent: UsageLine[];
  byTool: ToolUsageLine[];
  /** For administrators. */
  byPerson: UsageLine[];
}

const DAY_MS = 86_400_000;

/** Every day of a report, oldest first, with what was used on it. */
export function everyDay({ from, to, byDay }: Pick<UsageReport, "from" | "to" | "byDay">) {
  const used = new Map(byDay.map((line) => [line.day, line]));
  const count = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const day = new Date(Date.parse(from) + index * DAY_MS).toISOString().slice(0, 10);
    const line = used.get(day);
    return { day, tokens: line?.total_tokens ?? 0, requests: line?.requests ?? 0 };
  });
}
