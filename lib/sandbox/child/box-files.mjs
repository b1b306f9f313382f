/** The workspace inside a box, on its bounded disk. Links are never followed; more than the limits allow is left out. */
import { chmodSync, lstatSync, readdirSync, readFileSync, statfsSync } from "node:fs";
import path from "node:path";

export const ROOT = "/workspace";
const OWNER_READS = 0o400;
const HIDDEN = new Set(["__pycache__"]);

/** A program may take the right to read from what it owns; it is given back, or nothing of the workspace could be kept. */
function openUp(full, mode) {
  try {
    chmodSync(full, mode);
  } catch {
    // Not its own, or gone: reading tells.
  }
}

function* entriesBelow(folder) {
  openUp(folder, 0o700);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory() && !HIDDEN.has(entry.name)) yield* entriesBelow(full);
    else if (entry.isFile()) yield full;
  }
}

/**
 * Every regular file below the workspace.
 * @param {{ files: number, file_bytes: number, total_bytes: number }} disk
 * @param {(file: { path: string, content: Uint8Array }) => void} give
 */
export function collect(disk, give) {
  let count = 0;
  let bytes = 0;
  for (const full of entriesBelow(ROOT)) {
    const { size, mode } = lstatSync(full);
    count += 1;
    bytes += size;
    if (count > disk.files || size > disk.file_bytes || bytes > disk.total_bytes) return { file_limit: true };
    if ((mode & OWNER_READS) === 0) openUp(full, 0o600);
    give({ path: path.relative(ROOT, full), content: readFileSync(full) });
  }
  return {};
}

/** One file, by absolute path; an answer without a file when there is none. */
export function readOne(full, disk, give) {
  const stat = lstatSync(full, { throwIfNoEntry: false });
  if (!stat?.isFile()) return {};
  if (stat.size > disk.file_bytes) return { file_limit: true };
  give({ path: full, content: readFileSync(full) });
  return {};
}

/** @param {string} folder absolute */
export const listFolder = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .slice(0, 10_000)
    .map((entry) => ({
      name: entry.name,
      type: entry.isDirectory() ? "directory" : entry.isFile() ? "file" : "other",
      size: entry.isFile() ? lstatSync(path.join(folder, entry.name)).size : 0,
    }));

/** Files and folders on the disks that a program can write. */
export const countEntries = () =>
  [ROOT, "/tmp", "/dev/shm"].reduce((sum, disk) => {
    const { files, ffree } = statfsSync(disk);
    return sum + files - ffree;
  }, 0);
