import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isRunning } from "../../lib/boot/postmaster.ts";
import { pressCtrlC, type StartedProcess, startProcess } from "../support/start-process.ts";

let dataDir: string;
const started: StartedProcess[] = [];

beforeEach(() => {
  // A space, because people have them; open to PostgreSQL's own user, because tests may run as root.
  const folder = mkdtempSync(path.join(tmpdir(), "alma boot "));
  chmodSync(folder, 0o755);
  dataDir = path.join(folder, "data");
});

afterEach(async () => {
  for (const one of started.splice(0)) {
    if (one.child.exitCode === null && one.child.signalCode === null) pressCtrlC(one);
    await one.ended;
  }
  rmSync(path.dirname(dataDir), { recursive: true, force: true });
});

function boot(env: Record<string, string> = {}): StartedProcess {
  const one = startProcess("tests/support/boot-process.ts", { ALMA_DATA_DIR: dataDir, ...env });
  started.push(one);
  return one;
}

const up = async (one: StartedProcess) => Number((await one.says(/^up (\d+)$/m))[1]);

test("Ctrl-C ends everything within 5 s, and the next start finds the same database", async () => {
  const first = boot();
  const postgres = await up(first);
  const pressed = Date.now();
  pressCtrlC(first);
  expect(await first.ended).toBe(0);
  expect(Date.now() - pressed).toBeLessThan(5_000);
  expect(isRunning(postgres)).toBe(false);
  expect(existsSync(path.join(dataDir, "alma.lock"))).toBe(false);

  const secrets = readFileSync(path.join(dataDir, "secrets.json"), "utf8");
  expect(statSync(path.join(dataDir, "secrets.json")).mode & 0o777).toBe(0o600);
  await up(boot());
  expect(readFileSync(path.join(dataDir, "secrets.json"), "utf8")).toBe(secrets);
});

test("after kill -9 the PostgreSQL that was left behind is taken over", async () => {
  const first = boot();
  const postgres = await up(first);
  first.child.kill("SIGKILL");
  await first.ended;
  expect(isRunning(postgres)).toBe(true);

  const second = boot();
  expect(await up(second)).toBe(postgres);
  pressCtrlC(second);
  await second.ended;
  expect(isRunning(postgres)).toBe(false);
});

test("a pid file whose number now belongs to a stranger does not stop the start, nor harm the stranger", async () => {
  const first = boot();
  const postgres = await up(first);
  process.kill(postgres, "SIGKILL");
  first.child.kill("SIGKILL");
  await first.ended;
  const pidFile = path.join(dataDir, "postgres", "postmaster.pid");
  writeFileSync(pidFile, readFileSync(pidFile, "utf8").replace(/^\d+/, String(process.pid)));
  writeFileSync(
    path.join(dataDir, "alma.lock"),
    JSON.stringify({ pid: process.pid, identity: "someone who had this pid before" }),
  );
  expect(await up(boot())).not.toBe(process.pid);
});

test("the second start on one data directory is refused and names the first", async () => {
  const first = boot();
  await up(first);
  const second = boot();
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain(
    `refused: ${dataDir} is already in use by another ALMA (process ${first.child.pid})`,
  );
  expect(first.child.exitCode).toBe(null);
});

test("lost secrets beside an existing database are a refusal, not new secrets", async () => {
  mkdirSync(path.join(dataDir, "postgres"), { recursive: true });
  writeFileSync(path.join(dataDir, "postgres", "PG_VERSION"), "18\n");
  const one = boot();
  expect(await one.ended).toBe(1);
  expect(one.output()).toMatch(/refused: .*secrets\.json is missing/);
});

test("an external database without secrets is refused; one that is down is waited for in words", async () => {
  const bare = boot({ DATABASE_URL: "postgres://alma@127.0.0.1:1/alma" });
  expect(await bare.ended).toBe(1);
  expect(bare.output()).toMatch(/refused: With DATABASE_URL set, ALMA_SECRET and ALMA_ENCRYPTION_KEY must be set too/);

  const held = createServer();
  const port = await new Promise<number>((resolve) => {
    held.listen(0, "127.0.0.1", () => {
      const address = held.address();
      held.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
  const secret = "a".repeat(43);
  const waiting = boot({
    DATABASE_URL: `postgres://alma:hidden-word@127.0.0.1:${port}/alma`,
    ALMA_SECRET: secret,
    ALMA_ENCRYPTION_KEY: secret,
  });
  await waiting.says(/PostgreSQL at 127\.0\.0\.1:\d+\/alma does not answer yet \(ECONNREFUSED\); trying again in 2 s/);
  expect(waiting.output()).not.toContain("hidden-word");
  expect(waiting.output()).not.toMatch(/\n\s+at /);
});
