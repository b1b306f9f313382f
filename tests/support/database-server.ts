import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { createDatabase, dropDatabase, migrateDatabase } from "../../db/migrate.ts";
import { databaseBinaries } from "../../lib/boot/database-binaries.ts";
import { databaseHome, SHARED_HOME } from "../../lib/boot/database-home.ts";
import { databaseUser } from "../../lib/boot/database-user.ts";
import { startCluster } from "../../lib/boot/embedded-postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A server for tests, and the migrated database that every test file gets a copy of. */
    test_database: { server: string; template: string };
  }
}

/** Data of tests need not survive a power cut. */
const FAST = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" };

/**
 * One PostgreSQL for the whole run, thrown away after it; `DATABASE_URL_TEST` names an outside server to use instead (its
 * user must be allowed to create databases).
 */
export default async function databaseServer(project: TestProject): Promise<() => Promise<void>> {
  const outside = process.env.DATABASE_URL_TEST;
  const { server, stop } = outside ? { server: outside, stop: async () => undefined } : await temporaryServer();
  const template = `alma_template_${process.pid}`;
  const tearDown = async () => {
    await dropDatabase(server, template);
    await stop();
  };
  try {
    await createDatabase(server, template);
    await migrateDatabase(databaseOf(server, template));
  } catch (error) {
    await tearDown();
    throw error;
  }
  project.provide("test_database", { server, template });
  return tearDown;
}

/** The URL of another database on the same server. */
export function databaseOf(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** A PostgreSQL of one's own on loopback, gone with its data when stopped. */
export async function temporaryServer() {
  const folder = mkdtempSync(path.join(tmpdir(), "alma-test-"));
  const user = databaseUser();
  const cluster = await startCluster({
    dataDir: databaseHome(folder, user),
    binaries: databaseBinaries(user, SHARED_HOME),
    user,
    password: "test",
    settings: FAST,
  });
  const stop = async () => {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { server: cluster.url(), stop };
}
