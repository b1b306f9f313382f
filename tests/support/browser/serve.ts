// The production server for end-to-end tests: on its own port, with its own database and files, gone without a trace after.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const dataDir = mkdtempSync(path.join(tmpdir(), "alma-e2e-"));
process.on("exit", () => rmSync(dataDir, { recursive: true, force: true }));
delete process.env.DATABASE_URL;
Object.assign(process.env, {
  NODE_ENV: "production",
  NEXT_TELEMETRY_DISABLED: "1",
  LOG_LEVEL: "warn",
  HOST: "127.0.0.1",
  ALMA_RATE_LIMITS: "1000",
  ALMA_DATA_DIR: dataDir,
});
await import("../../../server.ts");
