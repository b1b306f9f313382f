import { type ChildProcess, spawn } from "node:child_process";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { holdServingLock } from "../../../lib/boot/index.ts";
import { freshDatabase } from "../../support/database.ts";
import { until } from "../../support/until.ts";

let database: Awaited<ReturnType<typeof freshDatabase>>;
let sql: postgres.Sql;
const releases: (() => Promise<void>)[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  sql = postgres(database.url, { max: 1 });
});
afterEach(async () => {
  for (const release of releases.splice(0)) await release();
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

interface Options {
  shared?: boolean;
  patience_ms?: number;
  onLostForGood?: () => void;
}

async function hold({ shared = false, patience_ms = 500, onLostForGood = () => undefined }: Options = {}) {
  const release = await holdServingLock({ url: database.url, shared, patience_ms, onLostForGood });
  releases.push(release);
  return release;
}

/** Another process that serves, as far as the lock can tell. */
async function otherProcess(): Promise<ChildProcess> {
  const code = `
    const { holdServingLock } = await import(${JSON.stringify(`${process.cwd()}/lib/boot/index.ts`)});
    await holdServingLock({ url: process.env.URL_OF_TEST, shared: false, onLostForGood: () => process.exit(3) });
    console.log("held");
    setTimeout(() => process.exit(0), 30_000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, URL_OF_TEST: database.url },
  });
  await new Promise((resolve) => child.stdout?.once("data", resolve));
  return child;
}

const holders = () => sql`select pid from pg_stat_activity where application_name = 'alma-serving'
  and datname = current_database()`;

describe("the right to serve", () => {
  it("is one process's alone, and the second is told what to set", async () => {
    await hold();
    await expect(hold()).rejects.toThrow(/already serves this database.*UPSTASH_REDIS_REST_URL/s);
    await expect(hold({ shared: true })).rejects.toThrow(/already serves/);
  });

  it("is shared by those who have Redis between them, and kept from one that has not", async () => {
    await hold({ shared: true });
    await hold({ shared: true });
    await expect(hold()).rejects.toThrow(/already serves/);
  });

  it("is free at once when its process is killed, and waited for while it ends", async () => {
    const child = await otherProcess();
    const waiting = hold({ patience_ms: 15_000 });
    await new Promise((done) => setTimeout(done, 700));
    child.kill("SIGKILL");
    const killed = Date.now();
    await waiting;
    expect(Date.now() - killed).toBeLessThan(2_000);
  });

  it("is taken again when the database cut the connection", async () => {
    await hold();
    const [before] = await holders();
    await sql`select pg_terminate_backend(${before?.pid})`;
    // The old session is told to end and is listed until it has.
    await until(async () => (await holders()).some(({ pid }) => pid !== before?.pid), 5_000);
    await expect(hold()).rejects.toThrow(/already serves/);
  });

  it("is lost for good when another process has it meanwhile", async () => {
    let isLost = false;
    await hold({
      onLostForGood: () => {
        isLost = true;
      },
    });
    const [before] = await holders();
    // It waits in PostgreSQL's own queue, so it is first.
    const other = postgres(database.url, { max: 1 });
    const taken = other`select pg_advisory_lock(${0x616c6d61}::int, 1)`.execute();
    await until(async () => (await sql`select 1 from pg_locks where locktype = 'advisory' and not granted`).length > 0);
    await sql`select pg_terminate_backend(${before?.pid})`;
    await taken;
    await until(async () => isLost, 10_000).finally(() => other.end());
  });
});
