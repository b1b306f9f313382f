import { open } from "node:fs/promises";
import { logger } from "../core/logger.ts";
import { singleton } from "../core/singleton.ts";
import { whenReady } from "./child-session.ts";
import { SANDBOX_LIMITS } from "./limits.ts";
import { type LockedChild, spawnLockedChild } from "./locked-child.ts";
import { findPythonSnapshot } from "./python-snapshot.ts";
import { SANDBOX_PATHS } from "./sandbox-paths.ts";

const MIB = 1024 * 1024;
// Measured: an idle child holds 200 MiB; the largest program its memory, its files, and copies of both on the way.
const OVERHEAD_BYTES = 700 * MIB;

interface Pool {
  /** Loaded, or still loading. */
  next: Promise<LockedChild> | null;
  closed: boolean;
}

const pool = (): Pool => singleton("sandbox.python-pool", () => ({ next: null, closed: false }));

/** A loaded child that has run nothing yet; the caller owns it. */
export function takePythonChild(): Promise<LockedChild> {
  const state = pool();
  const { next } = state;
  state.next = null;
  return next ? next.catch(load) : load();
}

/** Loads one child ahead of the next program, in the background, unless one is there already. */
export function refillPythonPool(): void {
  const state = pool();
  if (state.next || state.closed) return;
  const next = load();
  state.next = next;
  const forget = (): void => {
    if (state.next === next) state.next = null;
  };
  next.then(
    (child) => {
      const timer = setTimeout(() => {
        if (state.next !== next) return;
        forget();
        child.kill();
      }, SANDBOX_LIMITS.idle_child_ms);
      timer.unref();
      void child.exited.then(() => {
        clearTimeout(timer);
        forget();
      });
    },
    (error: unknown) => {
      forget();
      logger().warn({ err: error }, "sandbox: no Python child could be loaded ahead");
    },
  );
}

/** Ends the waiting child and keeps no more. */
export async function closePythonPool(): Promise<void> {
  const state = pool();
  state.closed = true;
  const child = await state.next?.catch(() => null);
  state.next = null;
  child?.hold(true);
  child?.kill();
  await child?.exited;
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

async function start(snapshot: string | null): Promise<LockedChild> {
  const file = snapshot ? await open(snapshot, "r") : null;
  try {
    const child = await spawnLockedChild({
      script: "python-child.mjs",
      args: [file ? "run" : "load", SANDBOX_PATHS.pyodide],
      readable: [SANDBOX_PATHS.pyodide],
      data_bytes: SANDBOX_LIMITS.memory_bytes.max + OVERHEAD_BYTES,
      snapshot: file?.fd,
    });
    await whenReady(child);
    return child;
  } finally {
    await file?.close();
  }
}
