import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { env } from "../../core/env.ts";
import { newId } from "../../core/ids.ts";
import { logger } from "../../core/log/logger.ts";
import { singleton } from "../../core/process/singleton.ts";
import { createFrameReader, KIND } from "../child/frames.mjs";
import { SANDBOX_PATHS } from "../files/sandbox-paths.ts";
import { spawnLockedChild } from "./locked-child.ts";

const MAX_SNAPSHOT = 256 * 1024 * 1024;
const BUILD_MS = 120_000;
// Part of the file's name: raise it when the preloaded modules or the way of making it change.
const RECIPE = 3;
const OLD = /^python-.*\.snapshot$/;

/** Where snapshots are kept unless a build says otherwise. */
export const defaultCacheDir = (): string => path.join(env().ALMA_DATA_DIR, "sandbox");

async function snapshotPath(cacheDir: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(path.join(SANDBOX_PATHS.pyodide, "package.json"), "utf8"));
  const version =
    typeof manifest === "object" && manifest && "version" in manifest ? String(manifest.version) : "unknown";
  return path.join(cacheDir, `python-${version}-node${process.versions.node}-${RECIPE}.snapshot`);
}

/**
 * Makes the memory snapshot that lets Python start in a third of a second instead of two to three, unless it is there
 * already; returns its path. The file is complete or absent, never half written; those of other versions are removed.
 * Fails when the folder cannot be written or the engine does not load.
 */
export async function buildPythonSnapshot(cacheDir: string = defaultCacheDir()): Promise<string> {
  const target = await snapshotPath(cacheDir);
  if ((await stat(target).catch(() => null))?.isFile()) return target;
  await mkdir(cacheDir, { recursive: true });
  const bytes = await makeSnapshot();
  const temporary = path.join(cacheDir, `${newId()}.tmp`);
  try {
    await writeFile(temporary, bytes, { mode: 0o600 });
    await rename(temporary, target);
  } finally {
    await rm(temporary, { force: true });
  }
  const stale = (await readdir(cacheDir)).filter((name) => OLD.test(name) && name !== path.basename(target));
  await Promise.all(stale.map((name) => rm(path.join(cacheDir, name), { force: true })));
  return target;
}

async function makeSnapshot(): Promise<Uint8Array> {
  const child = await spawnLockedChild({
    script: "python-child.mjs",
    args: ["snapshot", SANDBOX_PATHS.pyodide],
    readable: [SANDBOX_PATHS.pyodide],
    data_bytes: 2 * 1024 ** 3,
  });
  const push = createFrameReader(MAX_SNAPSHOT);
  const made: Uint8Array[] = [];
  child.frames.on("data", (chunk: Uint8Array) => {
    for (const frame of push(chunk)) if (frame.kind === KIND.snapshot) made.push(frame.payload);
  });
  const timer = setTimeout(child.kill, BUILD_MS);
  await child.exited;
  clearTimeout(timer);
  const [bytes] = made;
  if (!bytes) throw new Error(`no Python snapshot was made: ${child.diagnostics().slice(-500)}`);
  return bytes;
}

/** The snapshot, made at first use; null when it cannot be had, and Python then loads the slow way. */
export const findPythonSnapshot = (): Promise<string | null> =>
  singleton("sandbox.python-snapshot", () =>
    buildPythonSnapshot().catch((error: unknown) => {
      logger().warn({ err: error }, "sandbox: Python starts without its memory snapshot");
      return null;
    }),
  );
