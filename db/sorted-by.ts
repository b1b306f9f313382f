import { type AnyColumn, type SQL, sql } from "drizzle-orm";

/**
 * The order of a list that is sorted by one of `columns`: `-field` has the largest first. Rows without a value come last
 * either way, and equal ones by `id` in the same direction, so that pages neither repeat nor leave out any.
 */
export function sortedBy<Field extends string>(
  sort: Field | `-${Field}`,
  columns: Record<Field, AnyColumn>,
  id: AnyColumn,
): SQL {
  const isDescending = sort.startsWith("-");
  const column = columns[(isDescending ? sort.slice(1) : sort) as Field];
  return isDescending ? sql`${column} desc nulls last, ${id} desc` : sql`${column} asc nulls last, ${id} asc`;
}
