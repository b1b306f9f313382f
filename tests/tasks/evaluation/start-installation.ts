import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startEngine, syncRegistry } from "../../../agents/engine/start-engine.ts";
import { bootDatabase, closeDatabase } from "../../../lib/boot/index.ts";
import { stopOnSignals } from "../../../lib/core/process/process-guard.ts";
import { LAST, onShutdown, shutDown } from "../../../lib/core/process/shutdown.ts";
import { shutdownSandbox } from "../../../lib/sandbox/index.ts";
import { type Site, startSite } from "../site.ts";

/**
 * An installation without web pages, with a database and data of its own that are gone with `shutDown()`, and the site
 * that the tasks are about. Nothing that the environment says of another installation is used.
 */
export async function startInstallation(): Promise<Site> {
  const data_dir = mkdtempSync(path.join(tmpdir(), "alma-eval-"));
  onShutdown("data of the evaluation", () => rmSync(data_dir, { recursive: true, force: true }), LAST + 2);
  stopOnSignals(shutDown, false);
  const site = await startSite();
  onShutdown("site", site.close, 700);
  for (const name of Object.keys(process.env)) {
    if (/^(ALMA_|DATABASE_URL|S3_|UPSTASH_|SMTP_|VERCEL)/.test(name)) delete process.env[name];
  }
  Object.assign(process.env, {
    ALMA_DATA_DIR: data_dir,
    ALMA_EGRESS_ALLOW: site.host,
    ALMA_SEARCH: "searxng",
    ALMA_SEARCH_URL: site.url,
    LOG_LEVEL: process.env.LOG_LEVEL ?? "fatal",
  });
  // Python's snapshot takes seconds to make and depends on versions only.
  const snapshots = path.resolve("node_modules/.cache/alma-sandbox");
  mkdirSync(snapshots, { recursive: true });
  symlinkSync(snapshots, path.join(data_dir, "sandbox"));
  await bootDatabase();
  onShutdown("database pool", closeDatabase, 700);
  await syncRegistry();
  onShutdown("runs", await startEngine(), 300);
  onShutdown("sandbox", shutdownSandbox, 500);
  return site;
}
