// npm start and npm run dev. Plain JavaScript for Node 18 and later: it runs before anything is installed.
import path from "node:path";
import { lockHolder } from "../lib/boot/pid-lock.mjs";
import { ensureBuilt } from "./bootstrap/build.mjs";
import { develop } from "./bootstrap/dev.mjs";
import { main, root } from "./bootstrap/main.mjs";
import { choosePort } from "./bootstrap/port.mjs";
import { Stop, say } from "./bootstrap/say.mjs";

const dev = process.argv.includes("--dev");

await main(async ({ install }) => {
  await loadSettings();
  const dataDir = path.resolve(process.env.ALMA_DATA_DIR ?? ".alma");
  const embedded = !process.env.DATABASE_URL;
  if (embedded) refuseSecond(dataDir);
  const port = await choosePort(process.env.HOST ?? "127.0.0.1");
  process.env.PORT = String(port);
  if (dev) {
    say(`ALMA in development: http://localhost:${port} (Ctrl-C ends it)`);
    return develop(root);
  }
  process.env.NODE_ENV = "production";
  const build = await ensureBuilt(root);
  const began = Date.now();
  say("Starting ALMA ...");
  await import("../server.ts");
  const data = `${dataDir} (${embedded ? "embedded PostgreSQL" : "the PostgreSQL of DATABASE_URL"})`;
  greet({ install, build, start: Date.now() - began }, port, data);
});

/** The `.env` files, as Next reads them, before anything here looks at a setting. */
async function loadSettings() {
  const { default: nextEnv } = await import("@next/env");
  nextEnv.loadEnvConfig(root, dev, { info: () => undefined, error: console.error });
}

/**
 * The lock decides (lib/boot); looking at it here only spares the second start a build.
 * @param {string} dataDir
 */
function refuseSecond(dataDir) {
  const holder = lockHolder(path.join(dataDir, "alma.lock"));
  if (holder)
    throw new Stop(
      `ALMA already runs on ${dataDir} (process ${holder.pid}). Stop it first, or set ALMA_DATA_DIR to another folder.`,
    );
}

/**
 * @param {{ install: number, build: number, start: number }} times milliseconds
 * @param {number} port
 * @param {string} data where the data is
 */
function greet(times, port, data) {
  const spent = Object.entries(times)
    .filter(([, took]) => took > 0)
    .map(([what, took]) => `${what} ${(took / 1000).toFixed(1)} s`);
  say(`
  ALMA is ready:  ${process.env.ALMA_URL ?? `http://localhost:${port}`}
  Sign in:        with your account; on a new installation by the one-time set-up link above, or register
  Data:           ${data}
  Time:           ${spent.join(", ")}
  Stop:           Ctrl-C
`);
}
