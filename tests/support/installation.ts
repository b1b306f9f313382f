import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createDatabase } from "../../db/migrate.ts";
import { freePort } from "../../lib/core/process/free-port.ts";
import { databaseOf, temporaryServer } from "./database-server.ts";
import { type StartedProcess, startProcess } from "./start-process.ts";

export interface Serving extends StartedProcess {
  url: string;
  /** As a crash: at once. */
  kill: () => Promise<void>;
}

/** Which program serves: ours, or the stock server of Next, as on a serverless host. */
const PROGRAM = {
  ours: { script: "server.ts", args: [], ready: /ALMA is listening/ },
  stock: { script: "node_modules/next/dist/bin/next", args: ["start", "-H", "127.0.0.1"], ready: /Ready in/ },
} as const;

export interface Installation {
  /** What all processes of the installation have in common. */
  env: Record<string, string>;
  admin: { email: string; password: string };
  /** Starts a process of the built tree and does not wait for it. */
  launch: (env?: Record<string, string>, program?: keyof typeof PROGRAM) => Promise<Serving>;
  /** The same, ready to serve. */
  start: (env?: Record<string, string>, program?: keyof typeof PROGRAM) => Promise<Serving>;
  /** Ends all processes, the database and the files. */
  remove: () => Promise<void>;
}

/** Real processes that share a PostgreSQL of their own, secrets and files. */
export async function makeInstallation(): Promise<Installation> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "alma-processes-"));
  const database = await temporaryServer();
  await createDatabase(database.server, "alma");
  const admin = { email: "owner@example.test", password: "a long enough password" };
  const env = {
    DATABASE_URL: databaseOf(database.server, "alma"),
    ALMA_SECRET: randomBytes(32).toString("base64"),
    ALMA_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    ALMA_DATA_DIR: dataDir,
    ALMA_ADMIN_EMAIL: admin.email,
    ALMA_ADMIN_PASSWORD: admin.password,
    NEXT_TELEMETRY_DISABLED: "1",
  };
  const launched: Serving[] = [];
  const launch: Installation["launch"] = async (extra = {}, program = "ours") => {
    const port = String(await freePort());
    const url = `http://127.0.0.1:${port}`;
    const { script, args } = PROGRAM[program];
    const started = startProcess(script, { ...env, PORT: port, ALMA_URL: url, ...extra }, [...args]);
    const kill = async () => {
      started.child.kill("SIGKILL");
      await started.ended;
    };
    const serving = { ...started, url, kill };
    launched.push(serving);
    return serving;
  };
  return {
    env,
    admin,
    launch,
    start: async (extra, program = "ours") => {
      const serving = await launch(extra, program);
      await serving.says(PROGRAM[program].ready, 60_000);
      return serving;
    },
    remove: async () => {
      await Promise.all(launched.map((serving) => serving.kill()));
      await database.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
