import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { takeLock } from "../../lib/boot/pid-lock.mjs";
import { say } from "./say.mjs";

/**
 * Runs work that changes node_modules or the build, one process of this clone at a time.
 * @template T
 * @param {string} root
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(root, work) {
  const release = await setupLock(path.join(root, ".cache", "setup.lock"));
  try {
    return await work();
  } finally {
    release();
  }
}

/** @param {string} file */
async function setupLock(file) {
  for (let told = false; ; told = true) {
    const lock = takeLock(file);
    if (lock.held) return lock.release;
    if (!told) say(`Process ${lock.holder.pid} is installing or building here; waiting for it ...`);
    await sleep(500);
  }
}
