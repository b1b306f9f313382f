import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type PackageEntry, parseLock, withDependencies } from "./package-lock.ts";
import { LOCK_NAME } from "./python-packages.ts";

export interface FetchPackagesOptions {
  /** The lock file's text; its checksums decide what is accepted. */
  lock: string;
  names: string[];
  /** Address of the folder with the wheels, with its slash. */
  from: string;
  folder: string;
  /** Milliseconds that one file may take. */
  timeout_ms?: number;
  onProgress?: (line: string) => void;
}

/** Why packages could not be fetched, in words for whoever runs the command. */
export class FetchPackagesError extends Error {
  override name = "FetchPackagesError";
}

const TIMEOUT_MS = 10 * 60_000;

/**
 * Fetches the wheels of packages and of everything they need, those that are not there yet. Each is checked against its
 * SHA-256 before it gets its name; a broken-off file is continued by the next call. Throws FetchPackagesError.
 */
export async function fetchPackages(options: FetchPackagesOptions): Promise<{ fetched: string[]; present: string[] }> {
  const { lock, names, folder, onProgress = () => {} } = options;
  const entries = withDependencies(parseLock(lock), names);
  await mkdir(folder, { recursive: true });
  const fetched: string[] = [];
  const present: string[] = [];
  for (const entry of entries) {
    if (await isIntact(path.join(folder, entry.file_name), entry)) {
      present.push(entry.name);
      continue;
    }
    onProgress(`fetching ${entry.file_name}`);
    await fetchOne(entry, options);
    fetched.push(entry.name);
  }
  const temporary = path.join(folder, `${LOCK_NAME}.tmp`);
  await writeFile(temporary, lock);
  await rename(temporary, path.join(folder, LOCK_NAME));
  return { fetched, present };
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => null))?.size ?? 0;
}

async function isIntact(file: string, { sha256 }: PackageEntry): Promise<boolean> {
  if ((await sizeOf(file)) === 0) return false;
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex") === sha256;
}

async function fetchOne(entry: PackageEntry, options: FetchPackagesOptions): Promise<void> {
  const part = path.join(options.folder, `${entry.file_name}.part`);
  await download(entry, part, options);
  if (!(await isIntact(part, entry))) {
    await rm(part, { force: true });
    throw new FetchPackagesError(
      `${entry.file_name} from ${options.from} is not the file that the lock file names (its SHA-256 differs); it was thrown away.`,
    );
  }
  await rename(part, path.join(options.folder, entry.file_name));
}

async function download(entry: PackageEntry, part: string, options: FetchPackagesOptions): Promise<void> {
  const url = new URL(entry.file_name, options.from);
  const have = await sizeOf(part);
  try {
    const response = await fetch(url, {
      headers: have > 0 ? { range: `bytes=${have}-` } : {},
      signal: AbortSignal.timeout(options.timeout_ms ?? TIMEOUT_MS),
    });
    if (response.status === 416) return;
    if (!response.ok || !response.body) throw new FetchPackagesError(`${url} answered ${response.status}.`);
    const flags = response.status === 206 ? "a" : "w";
    await pipeline(Readable.from(response.body), createWriteStream(part, { flags }));
  } catch (error) {
    if (error instanceof FetchPackagesError) throw error;
    const why = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new FetchPackagesError(
      `${url} could not be fetched (${why}). Is there a network? Run the command again to go on where it stopped, or name a mirror with --from.`,
    );
  }
}
