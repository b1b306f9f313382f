import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isRunning } from "../../lib/boot/postmaster.ts";
import { pressCtrlC, startProcess } from "../support/start-process.ts";

/** The first start may have to build. */
const WITH_BUILD_MS = 300_000;

let folder: string;
let held: Server;
let takenPort: number;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "alma start "));
  chmodSync(folder, 0o755);
  held = createServer();
  takenPort = await new Promise((resolve) => {
    held.listen(0, "127.0.0.1", () => {
      const address = held.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
});

afterAll(() => {
  held.close();
  rmSync(folder, { recursive: true, force: true });
});

const start = (port: number) =>
  startProcess("scripts/start.mjs", {
    ALMA_DATA_DIR: path.join(folder, "data"),
    PORT: String(port),
    LOG_LEVEL: "info",
  });

/** A port that was free a moment ago. */
async function somePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

test("a taken PORT is one clear line and exit 1", async () => {
  const refused = start(takenPort);
  expect(await refused.ended).toBe(1);
  expect(refused.output().trim()).toMatch(/^Port \d+ \(from PORT\) is taken by another program\..*$/);
});

test(
  "one start serves, a second on the same data is refused, strange upgrades are turned away, Ctrl-C leaves nothing",
  async () => {
    const port = await somePort();
    const server = start(port);
    await server.says(/ALMA is ready: +http:\/\/localhost:\d+/, WITH_BUILD_MS);
    const health = await fetch(`http://127.0.0.1:${port}/api/health`);
    expect(health.status).toBe(200);
    expect(await upgradeStatus(port, "/nowhere")).toContain("404");

    const second = start(await somePort());
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`(process ${server.child.pid})`);

    const pidFile = path.join(folder, "data", "postgres", "postmaster.pid");
    const postgres = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
    const pressed = Date.now();
    pressCtrlC(server);
    expect(await server.ended).toBe(0);
    expect(Date.now() - pressed).toBeLessThan(5_000);
    expect(isRunning(postgres)).toBe(false);
  },
  WITH_BUILD_MS + 60_000,
);

/** The status line that an upgrade request gets; rejects when nothing comes for 3 s. */
async function upgradeStatus(port: number, target: string): Promise<string> {
  const { connect } = await import("node:net");
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.write(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
    });
    socket.setTimeout(3_000, () => reject(new Error("no answer")));
    socket.once("data", (chunk) => {
      socket.destroy();
      resolve(String(chunk).split("\r\n")[0] ?? "");
    });
    socket.once("error", reject);
  });
}
