import { env } from "../env.ts";
import { isAlmaError } from "../errors.ts";
import { logger } from "../log/logger.ts";
import { isTolerated } from "../tolerated.ts";

/** Finishes what is running within that many milliseconds. */
type Drain = (budget: number) => Promise<void>;

/** Milliseconds until the process is gone, whatever hangs. A person at the keyboard waits less than an orchestrator. */
const LIMIT: Partial<Record<NodeJS.Signals, number>> = { SIGINT: 5_000, SIGTERM: 20_000, SIGHUP: 5_000 };
const FATAL_LIMIT = 10_000;
/** What a shutdown needs beside the time that runs get to end by themselves (`ALMA_DRAIN_SECONDS`). */
const BESIDE_DRAIN = 10_000;

/** A terminal and npm both deliver the same Ctrl-C; only a later one is a second one. */
const SAME_PRESS_MS = 500;

/** Codes of a peer that went away in the middle of something. */
const DISCONNECTS = new Set([
  "ECONNRESET",
  "EPIPE",
  "ECONNABORTED",
  "ABORT_ERR",
  "ERR_STREAM_PREMATURE_CLOSE",
  "ERR_STREAM_WRITE_AFTER_END",
  "ERR_STREAM_DESTROYED",
  "ERR_HTTP_HEADERS_SENT",
  "UND_ERR_ABORTED",
]);

let stopping: number | undefined;

/** Signals, and the end of the parent that started us with a channel, drain the process and end it; a second one at once. */
export function stopOnSignals(drain: Drain, dev: boolean): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => void stop(signal, dev ? 3_000 : limitOf(signal), 0, drain));
  }
  if (process.connected) process.on("disconnect", () => void stop("parent is gone", 5_000, 0, drain));
}

/** An operator who gives runs longer than usual gets it; whoever stops the process must wait as long. */
function limitOf(signal: NodeJS.Signals): number {
  const limit = LIMIT[signal] ?? FATAL_LIMIT;
  return signal === "SIGTERM" ? Math.max(limit, env().ALMA_DRAIN_SECONDS * 1000 + BESIDE_DRAIN) : limit;
}

/**
 * Next only logs what nobody caught. We do not know what such an error left behind, so: log, drain, exit 1. A client that
 * went away, an expected error of ours and Next's own control flow (redirect, not found) are not such errors.
 */
export function guardProcess(drain: Drain, dev: boolean): void {
  const onError = (kind: string) => (error: unknown) => {
    if (isHarmless(error) || isTolerated(error)) return;
    logger().fatal({ err: error }, kind);
    if (!dev) void stop(kind, FATAL_LIMIT, 1, drain);
  };
  process.removeAllListeners("uncaughtException");
  process.removeAllListeners("unhandledRejection");
  process.on("uncaughtException", onError("uncaught exception"));
  process.on("unhandledRejection", onError("unhandled rejection"));
}

async function stop(reason: string, limit: number, code: number, drain: Drain): Promise<void> {
  if (stopping !== undefined) {
    if (Date.now() - stopping > SAME_PRESS_MS && code === 0) process.exit(1);
    return;
  }
  stopping = Date.now();
  setTimeout(() => process.exit(1), limit).unref();
  logger().info({ reason }, "stopping");
  await drain(limit - 500);
  process.exit(code);
}

function isHarmless(error: unknown): boolean {
  if (isAlmaError(error)) return true;
  if (typeof error !== "object" || error === null) return false;
  if ("code" in error && DISCONNECTS.has(String(error.code))) return true;
  if ("name" in error && (error.name === "AbortError" || error.name === "ResponseAborted")) return true;
  return "digest" in error && String(error.digest).startsWith("NEXT_");
}
