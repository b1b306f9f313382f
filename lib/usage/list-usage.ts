import { z } from "zod";
import { db } from "../../db/client.ts";
import {
  countUsage,
  listNames,
  sumUsage,
  totalUsage,
  type UsageFilter,
  type UsageGrouping,
  type UsageLineRow,
  type UsagePlace,
  type UsageSums,
} from "../../db/queries/operation/usage.ts";
import type { Actor } from "../core/actor.ts";
import { decodeCursor, encodeCursor } from "../core/http/cursor.ts";
import { requirePermission } from "../core/permissions.ts";
import { text, uuid } from "../protocol/contract/fields.ts";
import { type ListUsageQuery, type UsageLine, type UsageTotal, usageDaySchema } from "../protocol/contract/usage.ts";
import { type Page, pageOf } from "../protocol/envelope.ts";
import { periodOf } from "./usage-period.ts";

/** What names a line of each grouping. */
const KEYS = {
  day: ["day"],
  model: ["provider_name", "model_name"],
  agent: ["agent_name"],
  provider: ["provider_name"],
  user: ["user_id"],
} as const satisfies Record<UsageGrouping, (keyof UsageLineRow)[]>;

const KEY_SCHEMAS = {
  day: z.tuple([usageDaySchema]),
  model: z.tuple([text(100), text(100)]),
  agent: z.tuple([text(100).nullable()]),
  provider: z.tuple([text(100)]),
  user: z.tuple([uuid]),
};

/**
 * What was used in a period, line by line: the actor's, or with the permission `usage:read` another person's or
 * everybody's. Amounts of different currencies stay apart. Throws FORBIDDEN, and VALIDATION_ERROR, for a cursor of another
 * grouping too.
 */
export async function listUsage(actor: Actor, query: ListUsageQuery): Promise<Page<UsageLine>> {
  const { page, per_page, cursor, group_by } = query;
  const filter = filterOf(actor, query);
  const after = cursor === undefined ? undefined : placeIn(cursor, group_by);
  const offset = after === undefined ? (page - 1) * per_page : 0;
  const [rows, total] = await Promise.all([
    // One more than is shown, to know whether any follow.
    sumUsage(db(), filter, group_by, { limit: per_page + 1, offset, after }),
    countUsage(db(), filter, group_by),
  ]);
  const has_next = rows.length > per_page;
  const shown = rows.slice(0, per_page);
  const lines = shown.map(lineOf);
  const items = group_by === "user" ? await named(lines) : lines;
  const { pagination } = pageOf(items, total, page, per_page);
  const last = shown.at(-1);
  const next_cursor = has_next && last ? cursorOf(last, group_by) : null;
  return { items, pagination: { ...pagination, has_next, next_cursor } };
}

const cursorOf = (line: UsageLineRow, grouping: UsageGrouping): string =>
  encodeCursor([grouping, line.requests, KEYS[grouping].map((field) => line[field])]);

function placeIn(cursor: string, grouping: UsageGrouping): UsagePlace {
  const schema = z.tuple([z.literal(grouping), z.number().int().min(0), KEY_SCHEMAS[grouping]]);
  const [, requests, key] = decodeCursor(schema, cursor);
  return { requests, key };
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
