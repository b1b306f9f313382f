/** SQLSTATEs of a server that is going, coming or full, and the driver's names for a connection that is not there. */
const AWAY = new Set([
  "57P01",
  "57P02",
  "57P03",
  "53300",
  "08000",
  "08003",
  "08006",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "CONNECT_TIMEOUT",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOENT",
]);

/** Whether a query failed because the database could not be reached, which says nothing about what was asked. */
export function isDatabaseAway(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  if ("code" in error && typeof error.code === "string" && AWAY.has(error.code)) return true;
  return "cause" in error && isDatabaseAway(error.cause);
}
