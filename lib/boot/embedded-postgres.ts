import { type ChildProcess, spawn } from "node:child_process";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { logger } from "../core/log/logger.ts";
import { freePort } from "../core/process/free-port.ts";
import { bootError } from "./boot-error.ts";
import type { DatabaseUser } from "./database-user.ts";
import { endPostmaster, isPostmasterOf, isRunning, type Postmaster, recordedPostmaster, send } from "./postmaster.ts";

const SUPERUSER = "alma";
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 10_000;

export interface ClusterOptions {
  /** The PGDATA directory; created on the first start. */
  dataDir: string;
  /** The folder that holds `bin/postgres`. */
  binaries: string;
  user: DatabaseUser | undefined;
  password: string;
  /** Settings beside ours, e.g. `{ fsync: "off" }` for tests. */
  settings?: Record<string, string>;
}

export interface Cluster {
  /** The connection URL of a database of this server; the default is `postgres`. */
  url: (database?: string) => string;
  pid: number;
  /** Sessions are cut, data is flushed; resolves when the process is gone. */
  stop: () => Promise<void>;
}

/** Starts PostgreSQL on a data directory, or adopts the one a killed process left running on it. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  if (!existsSync(path.join(options.dataDir, "PG_VERSION"))) await initialise(options);
  const { pid, port } = (await adoptable(options.dataDir)) ?? (await launch(options));
  const letGo = endWithUs(pid);
  return {
    pid,
    url: (database = "postgres") => `postgres://${SUPERUSER}:${options.password}@127.0.0.1:${port}/${database}`,
    stop: async () => {
      await endPostmaster(pid, STOP_LIMIT_MS);
      letGo();
    },
  };
}

/**
 * A process that ends without stopping its child first (a second Ctrl-C, a start cut short) takes it along at the very last
 * moment: no waiting, PostgreSQL recovers at the next start. Returns the way to take that back.
 */
function endWithUs(pid: number | undefined): () => void {
  const end = () => void (pid !== undefined && send(pid, "SIGQUIT"));
  process.once("exit", end);
  return () => void process.removeListener("exit", end);
}

/** initdb works in a draft folder, so that a start that was cut off leaves nothing half-made behind. */
async function initialise({ dataDir, binaries, user, password }: ClusterOptions): Promise<void> {
  const draft = `${dataDir}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  const passwordFile = `${dataDir}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) for (const file of [draft, passwordFile]) chownSync(file, user.uid, user.gid);
  const flags = [
    `--pgdata=${draft}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--locale=C.UTF-8",
  ];
  const child = run(binaries, "initdb", flags, user);
  const letGo = endWithUs(child.pid);
  try {
    const { code, output } = await finished(child);
    if (code !== 0) throw bootError(`The embedded PostgreSQL could not be set up in ${dataDir}: ${lastLine(output)}`);
    renameSync(draft, dataDir);
  } finally {
    letGo();
    rmSync(passwordFile, { force: true });
  }
}

/** A server that outlived a killed process: taken over when it answers, ended when it does not. */
async function adoptable(dataDir: string): Promise<Postmaster | undefined> {
  const found = recordedPostmaster(dataDir);
  if (!found) return undefined;
  if (!isPostmasterOf(found.pid, dataDir)) {
    rmSync(path.join(dataDir, "postmaster.pid"), { force: true });
    return undefined;
  }
  const end = Date.now() + 5_000;
  while (Date.now() < end && isRunning(found.pid)) {
    const now = recordedPostmaster(dataDir);
    if (now?.ready) {
      logger().info({ pid: now.pid }, "took over the embedded PostgreSQL that an earlier process left running");
      return now;
    }
    await sleep(50);
  }
  await endPostmaster(found.pid, STOP_LIMIT_MS);
  return undefined;
}

async function launch(options: ClusterOptions): Promise<Postmaster> {
  const log = `${options.dataDir}.log`;
  for (let attempt = 1; ; attempt++) {
    const outcome = await launchOnce(options, log);
    if (typeof outcome !== "string") return outcome;
    if (attempt < 3 && /address already in use|could not bind/i.test(outcome)) continue;
    throw bootError(`The embedded PostgreSQL did not start: ${reasonIn(outcome)} (see ${log})`);
  }
}

/** The running server, or what it logged before it gave up. */
async function launchOnce(options: ClusterOptions, log: string): Promise<Postmaster | string> {
  const settings = {
    port: String(await freePort()),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    log_checkpoints: "off",
    ...options.settings,
  };
  const flags = [
    "-D",
    options.dataDir,
    ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ];
  const output = openSync(log, "w", 0o600);
  const child = run(options.binaries, "postgres", flags, options.user, output);
  closeSync(output);
  let failure = "";
  child.once("error", (error) => {
    failure = error.message;
  });
  child.unref();
  const letGo = endWithUs(child.pid);
  const ready = await readiness(child, options.dataDir, () => failure !== "");
  letGo();
  if (ready) return ready;
  if (child.pid !== undefined) await endPostmaster(child.pid, 1_000);
  return failure || readFileSync(log, "utf8") || "it did not become ready in time";
}

async function readiness(child: ChildProcess, dataDir: string, failed: () => boolean): Promise<Postmaster | undefined> {
  const end = Date.now() + START_LIMIT_MS;
  while (Date.now() < end && !failed() && child.exitCode === null && child.signalCode === null) {
    const found = recordedPostmaster(dataDir);
    if (found?.ready && found.pid === child.pid) return found;
    await sleep(20);
  }
  return undefined;
}

/** Detached: a Ctrl-C for the process group must not reach PostgreSQL before the rest of us has finished its work. */
function run(binaries: string, program: string, flags: string[], user?: DatabaseUser, output?: number): ChildProcess {
  return spawn(path.join(binaries, "bin", program), flags, {
    detached: true,
    cwd: "/",
    stdio: ["ignore", output ?? "pipe", output ?? "pipe"],
    env: { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LC_MESSAGES: "C" },
    ...(user && { uid: user.uid, gid: user.gid }),
  });
}

function finished(child: ChildProcess): Promise<{ code: number | null; output: string }> {
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk));
  return new Promise((resolve) => {
    child.once("error", (error) => resolve({ code: null, output: error.message }));
    child.once("close", (code) => resolve({ code, output }));
  });
}

const lastLine = (text: string): string => text.trim().split("\n").at(-1) ?? "";

/** The first FATAL line is the reason; what follows are its consequences. */
const reasonIn = (log: string): string => /FATAL:\s*(.*)/.exec(log)?.[1] ?? lastLine(log);
