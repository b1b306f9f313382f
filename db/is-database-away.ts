import { POOL_EXHAUSTED } from "./bounded-wait.ts";

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
  POOL_EXHAUSTED,
]);

/** Whether a query failed because the database could not be reached, which says nothing about what was asked. */
export const isDatabaseAway = (error: unknown): boolean => hasCode(error, (code) => AWAY.has(code));

/** Whether it failed because every connection of this process was at work. */
export const isPoolExhausted = (error: unknown): boolean => hasCode(error, (code) => code === POOL_EXHAUSTED);

/**
 * Whether an error that nobody expected is the database's, for want of an answer: it is away, or a statement took longer
 * than it may. A missing file has one code in common with a missing socket, and is not meant.
 */
export const isDatabaseSilent = (error: unknown): boolean =>
  hasCode(error, (code) => code === "57014" || (AWAY.has(code) && code !== "ENOENT"));

function hasCode(error: unknown, isMeant: (code: string) => boolean): boolean {
  if (typeof error !== "object" || error === null) return false;
  if ("code" in error && typeof error.code === "string" && isMeant(error.code)) return true;
  return "cause" in error && hasCode(error.cause, isMeant);
}
