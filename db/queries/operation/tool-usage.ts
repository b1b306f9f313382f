import { type SQL, sql } from "drizzle-orm";
import type { Db } from "../../client.ts";
import { toolUsageDaily } from "../../schema/usage.ts";

/** Adds to a tool's line of a person and day. */
export const addToolUsage = (db: Db, row: typeof toolUsageDaily.$inferInsert) =>
  db
    .insert(toolUsageDaily)
    .values(row)
    .onConflictDoUpdate({
      target: [toolUsageDaily.user_id, toolUsageDaily.day, toolUsageDaily.tool_name],
      set: {
        calls: sql`${toolUsageDaily.calls} + excluded.calls`,
        failures: sql`${toolUsageDaily.failures} + excluded.failures`,
        milliseconds: sql`${toolUsageDaily.milliseconds} + excluded.milliseconds`,
      },
    });

export interface ToolUsageFilter {
  /** Null for everybody's. */
  user_id: string | null;
  /** Days in UTC, both included. */
  from: string;
  to: string;
}

export type ToolUsageSums = { tool_name: string; calls: number; failures: number; milliseconds: number };

const matching = ({ user_id, from, to }: ToolUsageFilter): SQL =>
  user_id === null
    ? sql`day between ${from}::date and ${to}::date`
    : sql`user_id = ${user_id} and day between ${from}::date and ${to}::date`;

/** The sums of a period by tool, those called most first. */
export const sumToolUsage = (
  db: Db,
  filter: ToolUsageFilter,
  page: { limit: number; offset: number },
): Promise<ToolUsageSums[]> =>
  db.execute<ToolUsageSums>(sql`select tool_name, sum(calls)::float8 as calls, sum(failures)::float8 as failures,
    sum(milliseconds)::float8 as milliseconds from tool_usage_daily where ${matching(filter)}
    group by tool_name order by sum(calls) desc, tool_name limit ${page.limit} offset ${page.offset}`);

/** How many tools were called. */
export const countUsedTools = async (db: Db, filter: ToolUsageFilter): Promise<number> => {
  const [row] = await db.execute<{ total: number }>(
    sql`select count(distinct tool_name)::int as total from tool_usage_daily where ${matching(filter)}`,
  );
  return row?.total ?? 0;
};
