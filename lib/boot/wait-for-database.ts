import { setTimeout as sleep } from "node:timers/promises";
import { probeDatabase } from "../../db/migrate.ts";
import { logger } from "../core/log/logger.ts";
import { bootError } from "./boot-error.ts";

const OLDEST_VERSION = 150_000;
const RETRY_MS = 2_000;
const PATIENCE_MS = 60_000;

/** Errors that time may heal: nobody listens yet, the name does not resolve yet, the server starts or has no room. */
const TRANSIENT = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "53300",
  "57P01",
  "57P02",
  "57P03",
]);

/** Waits until the PostgreSQL of `DATABASE_URL` answers, saying so every 2 s for at most a minute, and checks its version. */
export async function waitForDatabase(url: string, patience = PATIENCE_MS): Promise<void> {
  const where = placeOf(url);
  const end = Date.now() + patience;
  for (;;) {
    const outcome = await probe(url);
    if (typeof outcome === "number") return assertVersion(outcome, where);
    if (!TRANSIENT.has(outcome.code)) throw bootError(`PostgreSQL at ${where} refused us: ${outcome.message}`);
    if (Date.now() + RETRY_MS > end)
      throw bootError(`PostgreSQL at ${where} did not answer (${outcome.code}). Is it running?`);
    logger().warn(
      `PostgreSQL at ${where} does not answer yet (${outcome.code}); trying again in ${RETRY_MS / 1_000} s`,
    );
    await sleep(RETRY_MS);
  }
}

async function probe(url: string): Promise<number | { code: string; message: string }> {
  try {
    return await probeDatabase(url);
  } catch (error) {
    if (!(error instanceof Error)) return { code: "", message: String(error) };
    const first = error instanceof AggregateError && error.errors[0] instanceof Error ? error.errors[0] : error;
    return { code: "code" in first ? String(first.code) : "", message: first.message };
  }
}

function assertVersion(version: number, where: string): void {
  if (version >= OLDEST_VERSION) return;
  throw bootError(`PostgreSQL at ${where} is version ${Math.floor(version / 10_000)}; ALMA needs 15 or later.`);
}

/** Host, port and database, never the password. */
function placeOf(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    throw bootError("DATABASE_URL is not a URL. It looks like postgres://user:password@host:5432/database.");
  }
}
