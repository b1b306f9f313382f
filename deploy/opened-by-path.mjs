// What a running server opens by path, so that no import graph leads to it: wherever ALMA is packed, this goes along.
import { createRequire } from "node:module";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");

/** Folders, from the root of the clone. */
export const FOLDERS = [
  "db/migrations",
  "lib/sandbox/child",
  "lib/web/child",
  "node_modules/pyodide",
  "node_modules/quickjs-emscripten-core",
  "node_modules/@jitl/quickjs-wasmfile-release-sync",
  "node_modules/@jitl/quickjs-ffi-types",
];

/** Programs in these folders that import packages. */
const PROGRAMS = ["lib/web/child/extract-page.mjs"];

/** The files those programs import, from the root of the clone. */
export async function importedFiles() {
  const { nodeFileTrace } = createRequire(import.meta.url)("next/dist/compiled/@vercel/nft");
  const { fileList } = await nodeFileTrace(
    PROGRAMS.map((name) => path.join(root, name)),
    { base: root },
  );
  return [...fileList];
}
