import { fail } from "../core/errors.ts";

/** The row of a query for one schedule. Throws NOT_FOUND where it gave none: missing, or somebody else's. */
export function only<Row>(rows: Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw fail("NOT_FOUND", { what: "schedule" });
  return row;
}
