import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { SANDBOX_PATHS } from "../files/sandbox-paths.ts";

const packageEntry = z.object({
  name: z.string(),
  version: z.string(),
  file_name: z.string().regex(/^[\w.+-]+$/, "a file name without folders"),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  depends: z.array(z.string()).default([]),
  imports: z.array(z.string()).default([]),
});

export type PackageEntry = z.output<typeof packageEntry>;

/** Pyodide's list of the wheels that were built for it: names, versions, checksums, what needs what. */
export const packageLock = z.object({ info: z.unknown(), packages: z.record(z.string(), packageEntry) });

export type PackageLock = z.output<typeof packageLock>;

/** The lock file of the installed engine, as text. */
export const readEngineLock = (): Promise<string> =>
  readFile(path.join(SANDBOX_PATHS.pyodide, "pyodide-lock.json"), "utf8");

export const parseLock = (text: string): PackageLock => packageLock.parse(JSON.parse(text));

/** The packages and everything they need, each once, what is needed first. Throws RangeError for an unknown name. */
export function withDependencies(lock: PackageLock, names: string[]): PackageEntry[] {
  const found = new Map<string, PackageEntry>();
  const visit = (name: string): void => {
    const key = name.toLowerCase().replaceAll("_", "-");
    const entry = lock.packages[key] ?? lock.packages[name];
    if (!entry)
      throw new RangeError(`There is no package ${name} for this Python. See pyodide-lock.json for the names.`);
    if (found.has(entry.name)) return;
    found.set(entry.name, entry);
    for (const each of entry.depends) visit(each);
  };
  for (const name of names) visit(name);
  return [...found.values()].reverse();
}

const IMPORT = /^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import\b|import[ \t]+([^\n#;]+))/gm;

/** The top names of the modules that a program imports, as far as its text says so. */
export function importedModules(code: string): Set<string> {
  const names = new Set<string>();
  for (const [, from, list] of code.matchAll(IMPORT)) {
    for (const part of from ? [from] : (list ?? "").split(",")) {
      const [top = ""] = part.trim().split(/[\s.]/);
      if (top !== "") names.add(top);
    }
  }
  return names;
}
