import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { singleton } from "../core/process/singleton.ts";

const manifestSchema = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
});

/** The folder the server was started in: in bundles `import.meta` is elsewhere. */
export const installationRoot = (): string => process.cwd();

/**
 * The folders of packages and of everything they depend on, so that a child can be given exactly these to read. What is
 * not installed (a binary of another platform, types) is left out.
 */
export function packageFolders(names: string[]): string[] {
  const known = singleton("parsing.packages", () => new Map<string, string[]>());
  const key = names.join(" ");
  const folders = known.get(key) ?? collect(names);
  known.set(key, folders);
  return folders;
}

function collect(names: string[]): string[] {
  const root = installationRoot();
  const found = new Set<string>();
  const visit = (name: string, from: string): void => {
    const folder = locate(name, from, root);
    if (folder === null || found.has(folder)) return;
    found.add(folder);
    for (const dependency of dependenciesOf(folder)) visit(dependency, folder);
  };
  for (const name of names) visit(name, root);
  return [...found];
}

/** As Node resolves it: the nearest `node_modules` upwards. */
function locate(name: string, from: string, root: string): string | null {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const candidate = path.join(/* turbopackIgnore: true */ folder, "node_modules", name);
    if (existsSync(candidate)) return candidate;
    if (folder === root || folder === path.dirname(folder)) return null;
  }
}

function dependenciesOf(folder: string): string[] {
  const file = path.join(/* turbopackIgnore: true */ folder, "package.json");
  if (!existsSync(file)) return [];
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  return [...Object.keys(manifest.dependencies), ...Object.keys(manifest.optionalDependencies)];
}
