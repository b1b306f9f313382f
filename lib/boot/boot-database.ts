import { accessSync, constants, mkdirSync } from "node:fs";
import path from "node:path";
import { createDatabase, migrateDatabase } from "../../db/migrate.ts";
import { env } from "../core/env.ts";
import { LAST, onShutdown } from "../core/process/shutdown.ts";
import { bootError } from "./boot-error.ts";
import { databaseBinaries } from "./database-binaries.ts";
import { databaseHome, SHARED_HOME } from "./database-home.ts";
import { databaseUser } from "./database-user.ts";
import { startCluster } from "./embedded-postgres.ts";
import { ensureSecrets, requireSecrets } from "./ensure-secrets.ts";
import { takeLock } from "./pid-lock.mjs";
import { waitForDatabase } from "./wait-for-database.ts";

const DATABASE = "alma";

export interface BootedDatabase {
  url: string;
  /** Ours, in the data directory; otherwise the one `DATABASE_URL` names. */
  embedded: boolean;
}

/**
 * Makes the database ready: secrets, server (embedded unless `DATABASE_URL` is set), schema, partitions. What was started
 * here is stopped by `shutDown()`, last. `process.env.DATABASE_URL` names it from then on. Rejects with an error whose message is for the person who starts ALMA.
 */
export async function bootDatabase(): Promise<BootedDatabase> {
  const external = env().DATABASE_URL;
  const url = external ? await connectExternal(external) : await startEmbedded(env().ALMA_DATA_DIR);
  await migrateDatabase(url);
  process.env.DATABASE_URL = url;
  return { url, embedded: !external };
}

async function connectExternal(url: string): Promise<string> {
  requireSecrets();
  await waitForDatabase(url);
  return url;
}

async function startEmbedded(dataRoot: string): Promise<string> {
  if (env().VERCEL) throw bootError("There is no embedded PostgreSQL on a serverless host: set DATABASE_URL.");
  prepare(dataRoot);
  const lock = takeLock(lockFile(dataRoot));
  if (!lock.held) throw bootError(`${dataRoot} is already in use by another ALMA (process ${lock.holder.pid}).`);
  onShutdown("data directory lock", lock.release, LAST + 1);
  const password = ensureSecrets(dataRoot);
  const user = databaseUser();
  const binaries = databaseBinaries(user, SHARED_HOME);
  const cluster = await startCluster({ dataDir: databaseHome(dataRoot, user), binaries, user, password });
  onShutdown("embedded PostgreSQL", cluster.stop, LAST);
  await createDatabase(cluster.url(), DATABASE);
  return cluster.url(DATABASE);
}

/** The file that says which process owns a data directory. */
const lockFile = (dataRoot: string): string => path.join(dataRoot, "alma.lock");

function prepare(dataRoot: string): void {
  try {
    mkdirSync(dataRoot, { recursive: true, mode: 0o700 });
    accessSync(dataRoot, constants.W_OK);
  } catch (cause) {
    throw bootError(`The data directory ${dataRoot} cannot be written. Set ALMA_DATA_DIR to a folder of yours.`, cause);
  }
}
