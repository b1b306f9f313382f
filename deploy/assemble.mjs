// Makes one self-contained folder of a standalone build: `BUILD_STANDALONE=1 npm run build`, then `node deploy/assemble.mjs
// <folder>`. The result runs with `node start.mjs` and Node 24, without node_modules of the clone.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { FOLDERS, importedFiles } from "./opened-by-path.mjs";

const root = path.resolve(import.meta.dirname, "..");
const target = path.resolve(process.argv[2] ?? path.join(root, ".cache", "image"));

/** Next's own start script for a standalone build sets this before it loads Next; so must we (Next is pinned). */
const START = `import { readFileSync } from "node:fs";
process.chdir(import.meta.dirname);
Object.assign(process.env, { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
const { config } = JSON.parse(readFileSync(".next/required-server-files.json", "utf8"));
process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
await import("./server.mjs");
`;

/** Modules that esbuild leaves to Node, as Next's trace has put them into the folder. */
const EXTERNAL = ["next", "@next/env"];
const BANNER = `import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { dirname as directoryOf } from "node:path";
const require = createRequire(import.meta.url);
const __filename = fileURLToPath(import.meta.url);
const __dirname = directoryOf(__filename);`;

/** @param {string} name a file or folder of the clone that goes to the same place */
function copy(name) {
  cpSync(path.join(root, name), path.join(target, name), { recursive: true, dereference: true });
}

const standalone = path.join(root, ".next", "standalone");
if (!existsSync(standalone))
  throw new Error("There is no standalone build. Run BUILD_STANDALONE=1 npm run build first.");
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
cpSync(standalone, target, { recursive: true, verbatimSymlinks: true });
copy(".next/static");
if (existsSync(path.join(root, "public"))) copy("public");
for (const name of [...FOLDERS, ...(await importedFiles())]) copy(name);
await build({
  entryPoints: [path.join(root, "server.ts")],
  outfile: path.join(target, "server.mjs"),
  bundle: true,
  platform: "node",
  target: "node24",
  format: "esm",
  external: EXTERNAL,
  banner: { js: BANNER },
  logLevel: "warning",
});
writeFileSync(path.join(target, "start.mjs"), START);
const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
console.log(`ALMA ${version} is in ${target}; start it with: node ${path.join(target, "start.mjs")}`);
