import { z } from "zod";
import { CodeFailure } from "../outcome.ts";
import { runChild } from "../run-child.ts";

export interface BundleJob {
  /** Files by absolute path (`/workspace/a.ts`), and archives of packages as `archive:<name>@<version>`. */
  files: { name: string; data: Uint8Array }[];
  entries: { name: string; path: string; format: "esm" | "cjs" }[];
  /** For each package, and for the workspace as "", the packages it means by which names. */
  dependencies: Record<string, Record<string, string>>;
  /** Specifiers that always mean this file. */
  aliases: Record<string, string>;
  /** Imports of paths by files of the workspace stay imports. */
  keep_paths: boolean;
  signal: AbortSignal;
}

/** Bundles modules in a child process; gives each entry's output, and its map as `<name>.map`, by name. */
export async function bundleModules({ files, signal, ...options }: BundleJob): Promise<Map<string, Uint8Array>> {
  try {
    const { parts } = await runChild({
      script: "bundle.mjs",
      packages: ["esbuild"],
      answer: z.array(z.string()),
      options,
      parts: files,
      allow: { processes: true },
      what: "Bundling",
      timeout_ms: 30_000,
      memory_mb: 768,
      output_mb: 32,
      signal,
    });
    return new Map(parts.map(({ name, data }) => [name, data]));
  } catch (error) {
    if (error instanceof CodeFailure && error.code === "UNSUPPORTED")
      throw new CodeFailure("BUNDLE_ERROR", error.message);
    throw error;
  }
}
