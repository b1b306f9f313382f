import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { env } from "../../core/env.ts";
import { singleton } from "../../core/process/singleton.ts";
import type { SandboxFile } from "../code-request.ts";
import { importedModules, type PackageLock, parseLock, readEngineLock, withDependencies } from "./package-lock.ts";

/** Where fetched wheels lie, with the lock file they were fetched by. */
export const packagesFolder = (): string => path.join(env().ALMA_DATA_DIR, "python-packages");

/** The name of the copied lock file in that folder. */
export const LOCK_NAME = "pyodide-lock.json";

/** What was fetched: by the lock file beside the wheels; null when nothing was. */
async function readFetched(folder: string): Promise<{ lock: PackageLock; there: Set<string> } | null> {
  try {
    const lock = parseLock(await readFile(path.join(folder, LOCK_NAME), "utf8"));
    const there = new Set<string>();
    for (const { name, file_name } of Object.values(lock.packages)) {
      if ((await stat(path.join(folder, file_name)).catch(() => null))?.isFile()) there.add(name);
    }
    return { lock, there };
  } catch {
    return null;
  }
}

interface Known {
  /** When the lock file was written, which is last. */
  written_at: number;
  found: ReturnType<typeof readFetched>;
}

/** Packages may come while the server runs: a new lock file is read again. */
async function fetched() {
  const folder = packagesFolder();
  const written_at = (await stat(path.join(folder, LOCK_NAME)).catch(() => null))?.mtimeMs ?? 0;
  if (written_at === 0) return null;
  const known = singleton("sandbox.python-packages", (): { now: Known | null } => ({ now: null }));
  if (known.now?.written_at !== written_at) known.now = { written_at, found: readFetched(folder) };
  return known.now.found;
}

/** Names of the Python packages that are there beside the standard library. */
export async function listPythonPackages(): Promise<string[]> {
  const { there = new Set<string>() } = (await fetched()) ?? {};
  return [...there].sort();
}

/** Packages as a child is given them: it may read no folder of the server's data. */
export interface HandedPackages {
  names: string[];
  /** The lock file's text. */
  lock: string;
  wheels: SandboxFile[];
}

/** The fetched packages that a program's imports need, whole: one whose own needs are not all there is left out. */
export async function packagesFor(code: string): Promise<HandedPackages | null> {
  const imported = importedModules(code);
  const found = imported.size > 0 ? await fetched() : null;
  if (!found) return null;
  const { lock, there } = found;
  const names = Object.values(lock.packages)
    .filter(({ name, imports }) => there.has(name) && imports.some((each) => imported.has(each)))
    .map(({ name }) => name)
    .filter((name) => withDependencies(lock, [name]).every((each) => there.has(each.name)));
  if (names.length === 0) return null;
  const folder = packagesFolder();
  const wheels = withDependencies(lock, names).map(async ({ file_name }) => ({
    path: file_name,
    content: await readFile(path.join(folder, file_name)),
  }));
  return { names, lock: await readFile(path.join(folder, LOCK_NAME), "utf8"), wheels: await Promise.all(wheels) };
}

/** The package that has a module, fetched or not; null when none has. */
export async function packageOf(module: string): Promise<string | null> {
  const lock = await singleton("sandbox.engine-lock", () => readEngineLock().then(parseLock));
  return Object.values(lock.packages).find(({ imports }) => imports.includes(module))?.name ?? null;
}
