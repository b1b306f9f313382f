/**
 * `npm run python:packages [-- name ... --from https://mirror/ --into folder]`: fetches Python packages for the sandbox's
 * own Python (Pyodide), checks them and keeps them in the data directory. Without names: the ones most programs want.
 */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import {
  FetchPackagesError,
  fetchPackages,
  packagesFolder,
  readEngineLock,
  SANDBOX_PATHS,
} from "../lib/sandbox/index.ts";

const USUAL = [
  "numpy",
  "pandas",
  "matplotlib",
  "pillow",
  "scipy",
  "sympy",
  "beautifulsoup4",
  "lxml",
  "pyyaml",
  "regex",
];
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { from: { type: "string" }, into: { type: "string" }, lock: { type: "string" } },
});

const manifest = JSON.parse(await readFile(path.join(SANDBOX_PATHS.pyodide, "package.json"), "utf8"));
const from = values.from ?? `https://cdn.jsdelivr.net/pyodide/v${manifest.version}/full/`;
const folder = values.into ?? packagesFolder();

try {
  const { fetched, present } = await fetchPackages({
    lock: values.lock ? await readFile(values.lock, "utf8") : await readEngineLock(),
    names: positionals.length > 0 ? positionals : USUAL,
    from: from.endsWith("/") ? from : `${from}/`,
    folder,
    onProgress: (line) => console.log(line),
  });
  console.log(`${fetched.length} fetched, ${present.length} were there; in ${folder}`);
} catch (error) {
  if (!(error instanceof FetchPackagesError) && !(error instanceof RangeError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
