// Plain JavaScript: `npm start` uses it on whatever Node the machine has, before anything is installed.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { processIdentity } from "./process-identity.mjs";

/** @typedef {{ pid: number, identity: string }} LockHolder */

/**
 * The live process that holds the lock, if there is one. A holder that died, or whose pid now belongs to another process,
 * does not count.
 * @param {string} file
 * @returns {LockHolder | undefined}
 */
export function lockHolder(file) {
  const holder = parse(read(file));
  return holder && processIdentity(holder.pid) === holder.identity ? holder : undefined;
}

/**
 * Takes the lock for this process.
 * @param {string} file
 * @returns {{ held: true, release: () => void } | { held: false, holder: LockHolder }}
 */
export function takeLock(file) {
  const mine = JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid) ?? "" });
  mkdirSync(path.dirname(file), { recursive: true });
  for (;;) {
    if (publish(file, mine)) return { held: true, release: () => release(file, mine) };
    const holder = lockHolder(file);
    if (holder) return { held: false, holder };
    removeStale(file);
  }
}

/**
 * A lock appears with its content in it (link is atomic), so nobody ever reads a half-written one.
 * @param {string} file
 * @param {string} content
 */
function publish(file, content) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, content, { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EEXIST") return false;
    if (code === "EPERM" || code === "ENOTSUP" || code === "ENOSYS") return publishWithoutLinks(file, content);
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Some shared folders know no hard links.
 * @param {string} file
 * @param {string} content
 */
function publishWithoutLinks(file, content) {
  try {
    writeFileSync(file, content, { mode: 0o600, flag: "wx" });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/**
 * Two processes may find the same stale lock; the slower one must not remove the faster one's new lock, so it looks at
 * what it took away and puts a live lock back.
 * @param {string} file
 */
function removeStale(file) {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (lockHolder(aside)) {
    try {
      linkSync(aside, file);
    } catch {
      // A third process took the lock in between.
    }
  }
  rmSync(aside, { force: true });
}

/**
 * @param {string} file
 * @param {string} mine
 */
function release(file, mine) {
  if (read(file) === mine) rmSync(file, { force: true });
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/**
 * @param {string} text
 * @returns {LockHolder | undefined}
 */
function parse(text) {
  try {
    const value = JSON.parse(text);
    return Number.isInteger(value.pid) && typeof value.identity === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}
