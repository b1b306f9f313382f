import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const isLinux = process.platform === "linux";
let dataDir = "";
let server: ChildProcess | null = null;

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "alma-sandbox-"));
});
/** Python's memory snapshot, which takes seconds to make, is that of all other tests. */
function shareSnapshot(): void {
  const snapshots = path.resolve("node_modules/.cache/alma-sandbox");
  mkdirSync(snapshots, { recursive: true });
  symlinkSync(snapshots, path.join(dataDir, "sandbox"));
}
afterEach(async () => {
  server?.kill("SIGKILL");
  await rm(dataDir, { recursive: true, force: true });
});

/** A process that uses the sandbox as the server does. */
function startServer(body: string): ChildProcess {
  const source = `import { describeSandbox, runCode, shutdownSandbox } from "./lib/sandbox/index.ts"; ${body}`;
  return spawn(process.execPath, ["--input-type=module", "-e", source], {
    env: { ...process.env, NODE_ENV: "test", ALMA_SANDBOX: "pyodide", ALMA_DATA_DIR: dataDir, LOG_LEVEL: "silent" },
    stdio: ["ignore", "pipe", "inherit"],
  });
}

const childrenOf = (pid: number | undefined): string[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean);

const isPython = (pid: string): boolean =>
  readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("python-child.mjs\0run");

async function until<T>(find: () => T | undefined, ms: number): Promise<T | undefined> {
  for (const end = Date.now() + ms; Date.now() < end; await sleep(50)) {
    const found = find();
    if (found !== undefined) return found;
  }
  return undefined;
}

async function read(child: ChildProcess): Promise<string> {
  let text = "";
  for await (const chunk of child.stdout ?? []) text += chunk;
  return text;
}

describe.runIf(isLinux)("the life of sandbox processes", { timeout: 90_000 }, () => {
  const runs = (code: string) =>
    `console.log("go"); await runCode({ language: "python", code: ${JSON.stringify(code)}, timeout_ms: 60_000 });`;

  test("a program ends with the server, however the server ends", async () => {
    shareSnapshot();
    server = startServer(`await runCode({ language: "python", code: "1" }); ${runs("while True: pass")}`);
    await new Promise((resolve) => server?.stdout?.once("data", resolve));
    await sleep(2500);
    const children = childrenOf(server.pid);
    expect(children.length).toBeGreaterThan(0);
    server.kill("SIGKILL");
    expect(await until(() => (children.some((pid) => existsSync(`/proc/${pid}`)) ? undefined : true), 5000)).toBe(true);
  });

  test("an idle child waits for its program", async () => {
    shareSnapshot();
    server = startServer(
      `await runCode({ language: "python", code: "1" }); console.log("go"); setInterval(() => {}, 1000);`,
    );
    await new Promise((resolve) => server?.stdout?.once("data", resolve));
    const pid = await until(() => childrenOf(server?.pid).find(isPython), 30_000);
    await sleep(6000);
    expect(childrenOf(server.pid)).toEqual([pid]);
  });

  test("an idle child does not keep the server from ending", async () => {
    server = startServer(`const r = await runCode({ language: "python", code: "6*7" }); console.log(r.stdout);`);
    expect(await read(server)).toBe("42\n\n");
    expect(await until(() => server?.exitCode ?? undefined, 5000)).toBe(0);
  });

  test("a child has no environment, no rights, and is its own group of walls", async () => {
    shareSnapshot();
    server = startServer(
      `console.log(JSON.stringify((await describeSandbox()).walls)); ${runs("import time; time.sleep(30)")}`,
    );
    const [walls] = await Promise.all([new Promise((resolve) => server?.stdout?.once("data", resolve)), sleep(100)]);
    // The launchers in front of the child replace themselves by the next one; only the last of them is the child.
    const isThrough = (pid: string) =>
      !/^Name:\t(setpriv|prlimit|unshare)$/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
    const pid = await until(() => childrenOf(server?.pid).find((each) => isPython(each) && isThrough(each)), 30_000);
    expect(readFileSync(`/proc/${pid}/environ`, "utf8")).toBe("");
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    if (String(walls).includes('"dies_with_server":true')) expect(status).toMatch(/NoNewPrivs:\t1/);
    if (String(walls).includes('"other_user":true')) expect(status).toMatch(/Uid:\t65533/);
    expect(status).toMatch(/CapEff:\t0+\n/);
    if (String(walls).includes('"network_namespace":true'))
      expect(readFileSync(`/proc/${pid}/net/dev`, "utf8")).not.toContain("eth");
  });
});
