import { open } from "node:fs/promises";
import { logger } from "../../core/log/logger.ts";
import { encodeFileFrame, encodeJsonFrame, KIND } from "../child/frames.mjs";
import { SANDBOX_PATHS } from "../files/sandbox-paths.ts";
import { SANDBOX_LIMITS } from "../limits.ts";
import type { HandedPackages } from "../packages/python-packages.ts";
import { createChildPool } from "./child-pool.ts";
import { whenReady } from "./child-session.ts";
import { type LockedChild, spawnLockedChild } from "./locked-child.ts";
import { findPythonSnapshot } from "./python-snapshot.ts";

const MIB = 1024 * 1024;
// Measured: an idle child holds 200 MiB; the largest program its memory, its files, and copies of both on the way.
const OVERHEAD_BYTES = 700 * MIB;

const pool = createChildPool("python", load);

/** A loaded child that has run nothing yet; the caller owns it. */
export const takePythonChild = pool.take;
/** Loads one child ahead of the next program, in the background, unless one is there already. */
export const refillPythonPool = pool.refill;
/** Ends the waiting child and keeps no more. */
export const closePythonPool = pool.close;

/** A child with packages loaded, for one program; takes seconds, so there is none ahead. */
export async function startWithPackages(packages: HandedPackages): Promise<LockedChild> {
  const snapshot = await findPythonSnapshot();
  try {
    return await start(snapshot, packages);
  } catch (error) {
    if (snapshot === null) throw error;
    logger().warn({ err: error }, "sandbox: packages could not be loaded on the snapshot, loading without it");
    return start(null, packages);
  }
}

async function load(): Promise<LockedChild> {
  const snapshot = await findPythonSnapshot();
  if (snapshot) {
    try {
      return await start(snapshot);
    } catch (error) {
      logger().warn({ err: error }, "sandbox: the Python snapshot was not usable, loading without it");
    }
  }
  return start(null);
}

async function start(snapshot: string | null, packages: HandedPackages | null = null): Promise<LockedChild> {
  const file = snapshot ? await open(snapshot, "r") : null;
  try {
    const child = await spawnLockedChild({
      script: "python-child.mjs",
      args: [file ? "run" : "load", SANDBOX_PATHS.pyodide, ...(packages ? ["packages"] : [])],
      readable: [SANDBOX_PATHS.pyodide],
      data_bytes: SANDBOX_LIMITS.memory_bytes.max + OVERHEAD_BYTES,
      snapshot: file?.fd,
    });
    if (packages) {
      for (const wheel of packages.wheels) child.input.write(encodeFileFrame(wheel));
      child.input.write(encodeJsonFrame(KIND.job, { lock: packages.lock, packages: packages.names }));
    }
    await whenReady(child);
    return child;
  } finally {
    await file?.close();
  }
}
