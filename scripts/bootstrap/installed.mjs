import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** @typedef {{ version?: string, optional?: boolean, os?: string | string[], cpu?: string | string[], libc?: string | string[], link?: boolean }} LockedPackage */

/**
 * The packages that belong on this machine, by folder ("node_modules/next").
 * @param {string} root
 */
export function expectedPackages(root) {
  const packages = locked(path.join(root, "package-lock.json"));
  return Object.entries(packages).filter(([folder, entry]) => folder !== "" && fits(entry));
}

/**
 * Whether node_modules is what package-lock.json asks for. npm writes its own copy of the lock file as the last thing it
 * does, so an install that was cut off does not count. An optional package that could not be had is forgiven once an
 * install of exactly this lock file has ended well (the stamp says so).
 * @param {string} root
 */
export function isInstalled(root) {
  try {
    const present = locked(path.join(root, "node_modules", ".package-lock.json"));
    const stamped = read(stampFile(root)) === stampOf(root);
    return expectedPackages(root).every(([folder, entry]) => {
      const same = present[folder]?.version === entry.version && existsSync(path.join(root, folder));
      return same || (stamped && entry.optional);
    });
  } catch {
    return false;
  }
}

/** @param {string} root */
export const stampInstall = (root) => writeFileSync(stampFile(root), stampOf(root));

/** @param {string} root */
const stampFile = (root) => path.join(root, "node_modules", ".alma-lock");

/** @param {string} root */
function stampOf(root) {
  const lock = readFileSync(path.join(root, "package-lock.json"));
  return `${createHash("sha256").update(lock).digest("hex")} ${process.platform}-${process.arch}`;
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage>}
 */
const locked = (file) => JSON.parse(readFileSync(file, "utf8")).packages;

/**
 * An optional package for every platform is one that npm leaves out with the foreign package that needs it.
 * @param {LockedPackage} entry
 */
function fits(entry) {
  if (entry.optional && !entry.os && !entry.cpu) return false;
  return matches(entry.os, process.platform) && matches(entry.cpu, process.arch) && matches(entry.libc, libc());
}

/**
 * @param {string | string[] | undefined} rule npm's forms: "glibc", ["linux"], ["!win32"]
 * @param {string | undefined} value
 */
function matches(rule, value) {
  if (!rule || value === undefined) return true;
  const list = [rule].flat();
  if (list.includes(`!${value}`)) return false;
  return list.includes(value) || list.every((item) => item.startsWith("!"));
}

/** @type {string | undefined} */
let knownLibc;

function libc() {
  if (process.platform !== "linux") return undefined;
  if (!knownLibc) {
    const report = /** @type {{ header?: { glibcVersionRuntime?: string } }} */ (process.report?.getReport() ?? {});
    knownLibc = report.header?.glibcVersionRuntime ? "glibc" : "musl";
  }
  return knownLibc;
}
