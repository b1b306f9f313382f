import { readFileSync, readlinkSync, realpathSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive, processIdentity } from "./process-identity.mjs";

/** What `postmaster.pid` says about a PostgreSQL server. */
export interface Postmaster {
  pid: number;
  port: number;
  /** It accepts connections. */
  ready: boolean;
}

/** The server recorded in a data directory, dead or alive; undefined when none is. */
export function recordedPostmaster(dataDir: string): Postmaster | undefined {
  let lines: string[];
  try {
    lines = readFileSync(path.join(dataDir, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
}

/** Whether `pid` is alive and really a PostgreSQL server on `dataDir`, not a stranger who inherited the number. */
export function isPostmasterOf(pid: number, dataDir: string): boolean {
  if (!isRunning(pid)) return false;
  if (process.platform !== "linux") return true;
  try {
    return realpathSync(readlinkSync(`/proc/${pid}/cwd`)) === realpathSync(dataDir);
  } catch {
    return false;
  }
}

export const isRunning = (pid: number): boolean => isAlive(pid) && processIdentity(pid) !== undefined;

/**
 * Ends a server and waits until it is gone: fast shutdown (sessions cut, data flushed), then immediate, then by force.
 * `patience` is how many milliseconds the fast way may take.
 */
export async function endPostmaster(pid: number, patience: number): Promise<void> {
  const ways = [
    ["SIGINT", patience],
    ["SIGQUIT", 2_000],
    ["SIGKILL", 2_000],
  ] as const;
  for (const [signal, wait] of ways) {
    if (!send(pid, signal)) return;
    const end = Date.now() + wait;
    while (Date.now() < end) {
      if (!isRunning(pid)) return;
      await sleep(20);
    }
  }
}

/** False when the process is gone. */
export function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
