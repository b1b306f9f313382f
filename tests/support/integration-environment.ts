import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll } from "vitest";
import { freshDatabase } from "./database.ts";

// Each test file runs in a process of its own, so it gets an environment of its own: before its imports read `env()`.
const database = await freshDatabase();
const dataDir = mkdtempSync(path.join(tmpdir(), "alma-data-"));
// Python's memory snapshot takes seconds to make and depends on versions only: all files of all runs share one.
const snapshots = path.resolve("node_modules/.cache/alma-sandbox");
mkdirSync(snapshots, { recursive: true });
symlinkSync(snapshots, path.join(dataDir, "sandbox"));
Object.assign(process.env, {
  DATABASE_URL: database.url,
  ALMA_DATA_DIR: dataDir,
  ALMA_SECRET: randomBytes(32).toString("base64"),
  ALMA_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
  // Suites ask more often than people; what tests limits sets its own.
  ALMA_RATE_LIMITS: "1000",
  LOG_LEVEL: process.env.LOG_LEVEL ?? "silent",
});

afterAll(async () => {
  await database.drop();
  rmSync(dataDir, { recursive: true, force: true });
});
