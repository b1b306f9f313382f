import { z } from "zod";
import { db } from "../../db/client.ts";
import {
  countUsage,
  listNames,
  sumUsage,
  totalUsage,
  type UsageFilter,
  type UsageLineRow,
  type UsageSums,
} from "../../db/queries/usage.ts";
import type { Actor } from "../core/actor.ts";
import { decodeCursor, encodeCursor } from "../core/cursor.ts";
import { requirePermission } from "../core/permissions.ts";
import type { ListUsageQuery, UsageLine, UsageTotal } from "../protocol/contract/usage.ts";
import { type Page, pageOf } from "../protocol/envelope.ts";
import { periodOf } from "./usage-period.ts";

const place = z.strictObject({ offset: z.number().int().min(0).max(10_000_000) });

/**
 * What was used in a period, line by line: the actor's, or with the permission `usage:read` another person's or
 * everybody's. Amounts of different currencies stay apart. Throws FORBIDDEN, VALIDATION_ERROR.
 */
export async function listUsage(actor: Actor, query: ListUsageQuery): Promise<Page<UsageLine>> {
  const { page, per_page, cursor, group_by } = query;
  const filter = filterOf(actor, query);
  const offset = cursor === undefined ? (page - 1) * per_page : decodeCursor(place, cursor).offset;
  const [rows, total] = await Promise.all([
    sumUsage(db(), filter, group_by, { limit: per_page, offset }),
    countUsage(db(), filter, group_by),
  ]);
  const lines = rows.map(lineOf);
  const items = group_by === "user" ? await named(lines) : lines;
  const { pagination } = pageOf(
    items,
    total,
    cursor === undefined ? page : Math.floor(offset / per_page) + 1,
    per_page,
  );
  const next = offset + rows.length;
  return { items, pagination: { ...pagination, next_cursor: next < total ? encodeCursor({ offset: next }) : null } };
}

/** The sums of the same, over all its lines. Throws as {@link listUsage}. */
export async function getUsageTotal(
  actor: Actor,
  query: Pick<ListUsageQuery, "from" | "to" | "scope" | "user_id">,
): Promise<UsageTotal> {
  return withTotal(await totalUsage(db(), filterOf(actor, query)));
}

function filterOf(
  actor: Actor,
  { from, to, scope, user_id }: Pick<ListUsageQuery, "from" | "to" | "scope" | "user_id">,
): UsageFilter {
  const isOther = scope === "all" || (user_id !== undefined && user_id !== actor.user_id);
  if (isOther) requirePermission(actor, "usage:read");
  return { ...periodOf({ from, to }), user_id: user_id ?? (scope === "all" ? null : actor.user_id) };
}

export const withTotal = <Sums extends UsageSums>(sums: Sums): Sums & { total_tokens: number } => ({
  ...sums,
  total_tokens: sums.prompt_tokens + sums.completion_tokens,
});

const lineOf = (row: UsageLineRow): UsageLine => withTotal(row);

async function named(lines: UsageLine[]): Promise<UsageLine[]> {
  const ids = lines.flatMap(({ user_id }) => user_id ?? []);
  const people = new Map((ids.length > 0 ? await listNames(db(), ids) : []).map((person) => [person.user_id, person]));
  return lines.map((line) => ({ ...line, ...people.get(line.user_id ?? "") }));
}
