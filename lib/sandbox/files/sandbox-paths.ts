import { existsSync } from "node:fs";
import path from "node:path";

// In bundles `import.meta.dirname` is not the source folder, so everything is found from the folder the server was started in.
const ROOT = process.cwd();

const inRoot = (...parts: string[]): string => path.join(/* turbopackIgnore: true */ ROOT, ...parts);

/** Where the child scripts and the engines lie on disk. */
export const SANDBOX_PATHS = {
  children: inRoot("lib", "sandbox", "child"),
  pyodide: inRoot("node_modules", "pyodide"),
  quickjsCore: inRoot("node_modules", "quickjs-emscripten-core"),
  quickjsVariant: inRoot("node_modules", "@jitl", "quickjs-wasmfile-release-sync"),
  justBash: inRoot("node_modules", "just-bash"),
  modules: inRoot("node_modules"),
  sqlJs: inRoot("node_modules", "sql.js"),
  /** For Chinese labels in plots. */
  fonts: inRoot("node_modules", "@expo-google-fonts", "noto-sans-sc", "400Regular"),
  quickjsTypes: inRoot("node_modules", "@jitl", "quickjs-ffi-types"),
} as const;

/** What must be there for a driver to work; the first missing path, or null. */
export const findMissing = (paths: string[]): string | null => paths.find((each) => !existsSync(each)) ?? null;
