import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../../../lib/core/process/free-port.ts";
import type { Target } from "./measure.ts";

const ROOT = path.resolve(import.meta.dirname, "..", "..", "..");
const NEXT = path.join(ROOT, "node_modules", "next", "dist", "bin", "next");
const START_MS = 60_000;

const FILES: Record<string, string> = {
  "package.json": '{ "private": true, "type": "module" }',
  "next.config.mjs": 'export default { serverExternalPackages: ["postgres"] };',
  "app/layout.js": "export default ({ children }) => <html><body>{children}</body></html>;",
  "app/constant/route.js": `export const dynamic = "force-dynamic";
export const GET = () => Response.json({ success: true, data: { value: 1 } });`,
  "app/select/route.js": `import postgres from "postgres";
export const dynamic = "force-dynamic";
let sql;
export const GET = async () => {
  sql ??= postgres(process.env.DATABASE_URL, { max: 10 });
  const [row] = await sql\`select 1 as value\`;
  return Response.json({ success: true, data: row });
};`,
};

/** The program in a folder of its own, with the same Next. */
function writeProgram(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "alma-bare-next-"));
  symlinkSync(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"));
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  return folder;
}

/** The least a Next program can be: a route that answers a constant, and one that asks the database for one. */
export async function startBareNext(database_url: string): Promise<{ targets: Target[]; stop: () => Promise<void> }> {
  const folder = writeProgram();
  const { PATH, HOME, TMPDIR } = process.env;
  const env = {
    NODE_ENV: "production" as const,
    PATH,
    HOME,
    TMPDIR,
    DATABASE_URL: database_url,
    NEXT_TELEMETRY_DISABLED: "1",
  };
  // Webpack, because the other bundler does not follow a link out of its folder.
  execFileSync(process.execPath, [NEXT, "build", "--webpack"], {
    cwd: folder,
    env,
    stdio: ["ignore", "ignore", "inherit"],
    timeout: 300_000,
  });
  const port = await freePort();
  const child = spawn(process.execPath, [NEXT, "start", "-H", "127.0.0.1", "-p", String(port)], {
    cwd: folder,
    env,
    stdio: "ignore",
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async () => {
    child.kill("SIGKILL");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const target = (name: string, route: string): Target => ({
    name,
    port,
    pid: child.pid ?? 0,
    status: 200,
    request: () => ({ method: "GET", path: route }),
  });
  const end = Date.now() + START_MS;
  while (!(await fetch(`http://127.0.0.1:${port}/select`).catch(() => null))?.ok) {
    if (Date.now() > end) {
      await stop();
      throw new Error("the bare Next program did not start");
    }
    await pause(100);
  }
  return { targets: [target("bare Next, a constant", "/constant"), target("bare Next, select 1", "/select")], stop };
}
