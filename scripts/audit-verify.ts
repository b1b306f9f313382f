import path from "node:path";
import { parseArgs } from "node:util";
import nextEnv from "@next/env";
import { closeDatabase, db } from "../db/client.ts";
import { findSeal } from "../db/queries/operation/audit-seals.ts";
import { verifyChain } from "../lib/audit/index.ts";
import { databaseHome } from "../lib/boot/database-home.ts";
import { databaseUser } from "../lib/boot/database-user.ts";
import { ensureSecrets } from "../lib/boot/ensure-secrets.ts";
import { bootDatabase } from "../lib/boot/index.ts";
import { lockHolder } from "../lib/boot/pid-lock.mjs";
import { recordedPostmaster } from "../lib/boot/postmaster.ts";
import { shutDown } from "../lib/core/process/shutdown.ts";

/**
 * Whether the audit log is as it was written: `npm run audit:verify`, and `-- --head 1234:<hash>` to hold it against a
 * head that was kept elsewhere. Beside a running ALMA or without one. Exit code 0: intact, 1: not, 2: could not be verified.
 */
nextEnv.loadEnvConfig(process.cwd(), false, { info: () => undefined, error: console.error });
process.env.LOG_LEVEL ??= "error";

/** The embedded PostgreSQL of a running ALMA is used as it is; where none runs, it is started for as long as this takes. */
async function openDatabase(): Promise<void> {
  const dataDir = path.resolve(process.env.ALMA_DATA_DIR ?? ".alma");
  if (process.env.DATABASE_URL) return;
  if (!lockHolder(path.join(dataDir, "alma.lock"))) return void (await bootDatabase());
  const running = recordedPostmaster(databaseHome(dataDir, databaseUser()));
  if (!running?.ready) throw new Error("ALMA is starting or stopping. Try again in a moment.");
  process.env.DATABASE_URL = `postgres://alma:${ensureSecrets(dataDir)}@127.0.0.1:${running.port}/alma`;
}

/** What a kept head says against the log; null when it fits. */
async function compare(kept: string): Promise<string | null> {
  const [, seal_no, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(kept) ?? [];
  if (seal_no === undefined || hash === undefined)
    throw new Error("--head is <number>:<hash>, as this command printed it.");
  const seal = await findSeal(db(), Number(seal_no));
  if (!seal) return `BROKEN: seal ${seal_no} is gone: the log is shorter than when its head was kept.`;
  return seal.hash === hash
    ? null
    : `BROKEN: seal ${seal_no} has another hash than when it was kept: the log was rewritten.`;
}

async function verify(kept: string | undefined): Promise<boolean> {
  const { fault, head, seals, unsealed } = await verifyChain();
  const differs = kept === undefined ? null : await compare(kept);
  if (fault) console.log(`BROKEN: ${fault.message}`);
  if (differs) console.log(differs);
  if (fault || differs) return false;
  console.log(`The audit log is intact: ${seals} sealed entries, ${unsealed} waiting for their seal.`);
  if (head)
    console.log(
      `Keep this elsewhere, it proves later that nothing up to here was rewritten:\n  ${head.seal_no}:${head.hash}`,
    );
  return true;
}

try {
  const { values } = parseArgs({ options: { head: { type: "string" } } });
  await openDatabase();
  process.exitCode = (await verify(values.head)) ? 0 : 1;
} catch (error) {
  console.error(`The audit log could not be verified: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
} finally {
  await closeDatabase().catch(() => undefined);
  await shutDown(15_000);
}
