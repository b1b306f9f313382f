import { bundleModules } from "../bundle/bundle-modules.ts";
import { readSourceMap } from "../bundle/source-map.ts";
import { CodeFailure, type CodeOutcome, outcomeOf } from "../outcome.ts";
import { defaultRegistry, fetchArchive, type Registry } from "./registry.ts";
import { resolvePackages } from "./resolve-packages.ts";

const MAX_TOTAL = 48 * 1024 * 1024;
/** Archives fetched at the same time. */
const AT_ONCE = 4;

export interface Program {
  code: string;
  language: "javascript" | "typescript";
}

export interface BundledProgram {
  /** JavaScript: the program with all of its packages, as one module. */
  code: string;
  /** What was used, as `name@version`, dependencies included. */
  packages: string[];
  /** Gives the text of an error the lines of the program as it was written. */
  restoreLines: (text: string) => string;
}

/**
 * Fetches pure-JavaScript packages from the registry and bundles them with the program that imports them. Nothing of a
 * package is run on the way: there are no install scripts. What needs native code or a module of Node that the sandbox
 * lacks fails when the program uses it.
 */
export const bundleProgram = (
  program: Program,
  specs: string[],
  signal: AbortSignal,
  registry: Registry = defaultRegistry(),
): Promise<CodeOutcome<BundledProgram>> =>
  outcomeOf(async () => {
    const { manifests, dependencies } = await resolvePackages(registry, specs, signal);
    const archives: { name: string; data: Uint8Array }[] = [];
    const all = [...manifests];
    for (let start = 0; start < all.length; start += AT_ONCE) {
      const fetched = all.slice(start, start + AT_ONCE).map(async ([id, manifest]) => ({
        name: `archive:${id}`,
        data: await fetchArchive(registry, manifest, signal),
      }));
      archives.push(...(await Promise.all(fetched)));
      const total = archives.reduce((sum, { data }) => sum + data.byteLength, 0);
      if (total > MAX_TOTAL) throw new CodeFailure("TOO_LARGE", "The packages are larger than 48 MB together.");
    }
    const path = program.language === "typescript" ? "/workspace/main.tsx" : "/workspace/main.js";
    const outputs = await bundleModules({
      files: [...archives, { name: path, data: new TextEncoder().encode(program.code) }],
      entries: [{ name: "program", path, format: "esm" }],
      dependencies,
      aliases: {},
      keep_paths: true,
      signal,
    });
    const textOf = (name: string) => new TextDecoder().decode(outputs.get(name));
    return {
      code: textOf("program"),
      packages: [...manifests.keys()].toSorted(),
      restoreLines: lineRestorer(textOf("program.map")),
    };
  });

function lineRestorer(map: string): (text: string) => string {
  const find = readSourceMap(map);
  return (text) =>
    text.replace(/\bmain\.(?:m?js):(\d+)(?::(\d+))?/g, (whole, line, column) => {
      const origin = find(Number(line), Number(column ?? 1));
      if (!origin) return whole;
      const file = origin.file.replace(/^.*\/(workspace|packages)\//, "");
      return `${file}:${origin.line}:${origin.column}`;
    });
}
