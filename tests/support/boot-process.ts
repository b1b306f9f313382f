// The part of a server that owns the database, without the web: for tests that kill it. Says "up <pid of PostgreSQL>".
import { readFileSync } from "node:fs";
import path from "node:path";
import { env } from "../../lib/core/env.ts";
import { isAlmaError } from "../../lib/core/errors.ts";
import { stopOnSignals } from "../../lib/core/process/process-guard.ts";
import { shutDown } from "../../lib/core/process/shutdown.ts";
import "./quick-imports.mjs";

// Imported only now: what is imported above is found before the line above has run.
const { bootDatabase } = await import("../../lib/boot/boot-database.ts");

stopOnSignals(shutDown, false);
try {
  await bootDatabase();
} catch (error) {
  console.log(isAlmaError(error) ? `refused: ${error.message}` : `broken: ${error}`);
  process.exit(1);
}
const postmaster = env().DATABASE_URL
  ? "0"
  : readFileSync(path.join(env().ALMA_DATA_DIR, "postgres", "postmaster.pid"), "utf8");
console.log(`up ${postmaster.split("\n")[0]}`);
setInterval(() => undefined, 60_000);
