import { db } from "../../db/client.ts";
import { countUsedTools, sumToolUsage } from "../../db/queries/operation/tool-usage.ts";
import type { Actor } from "../core/actor.ts";
import { requirePermission } from "../core/permissions.ts";
import type { ListToolUsageQuery, ToolUsageLine } from "../protocol/contract/usage.ts";
import { type Page, pageOf } from "../protocol/envelope.ts";
import { periodOf } from "./usage-period.ts";

/**
 * How often tools were called in a period and how it went, those called most first: by the actor's agents, or with the
 * permission `usage:read` by everybody's. Throws FORBIDDEN, VALIDATION_ERROR.
 */
export async function listToolUsage(actor: Actor, query: ListToolUsageQuery): Promise<Page<ToolUsageLine>> {
  const { page, per_page, from, to, scope } = query;
  if (scope === "all") requirePermission(actor, "usage:read");
  const filter = { ...periodOf({ from, to }), user_id: scope === "all" ? null : actor.user_id };
  const [rows, total] = await Promise.all([
    sumToolUsage(db(), filter, { limit: per_page, offset: (page - 1) * per_page }),
    countUsedTools(db(), filter),
  ]);
  const lines = rows.map(({ milliseconds, ...row }) => ({
    ...row,
    average_time: row.calls === 0 ? 0 : Math.round(milliseconds / row.calls) / 1000,
  }));
  return pageOf(lines, total, page, per_page);
}
