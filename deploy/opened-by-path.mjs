// What a running server opens by path, so that no import graph leads to it: wherever ALMA is packed, this goes along.
import { createRequire } from "node:module";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");

/** Folders, from the root of the clone. */
export const FOLDERS = [
  "db/migrations",
  "lib/sandbox/child",
  "lib/parsing/child",
  "lib/media/child",
  "node_modules/@ffmpeg/core/dist",
  "node_modules/@img",
  "node_modules/mediainfo.js/dist",
  "node_modules/@tesseract.js-data/chi_sim/4.0.0_best_int",
  "node_modules/@tesseract.js-data/eng/4.0.0_best_int",
  "node_modules/tesseract.js-core",
  "lib/documents/child",
  "lib/code/child",
  "lib/http-services/child",
  "node_modules/@esbuild",
  "node_modules/esbuild",
  "node_modules/@oxc-parser",
  "node_modules/sql.js/dist",
  "node_modules/sh-syntax",
  "node_modules/libpg-query",
  "node_modules/pdfkit/js/data",
  "node_modules/@expo-google-fonts/noto-sans-sc/400Regular",
  "node_modules/@expo-google-fonts/noto-sans-sc/700Bold",
  "lib/web/child",
  "node_modules/pyodide",
  "node_modules/quickjs-emscripten-core",
  "node_modules/just-bash",
  "node_modules/sql.js",
  "node_modules/sprintf-js",
  "node_modules/turndown",
  "node_modules/@mixmark-io/domino",
  "node_modules/seek-bzip",
  "node_modules/@jitl/quickjs-wasmfile-release-sync",
  "node_modules/@jitl/quickjs-ffi-types",
];

/** Programs in these folders that import packages. */
const PROGRAMS = [
  "lib/media/child/image-child.mjs",
  "lib/media/child/media-info-child.mjs",
  "lib/media/child/ffmpeg-child.mjs",
  "lib/media/child/ocr-child.mjs",
  "lib/web/child/extract-page.mjs",
  "lib/code/child/sql.mjs",
  "lib/code/child/syntax.mjs",
  "lib/code/child/calculate.mjs",
  "lib/code/child/instrument.mjs",
  "lib/code/child/bundle.mjs",
  "lib/documents/child/read-document.mjs",
  "lib/documents/child/write-document.mjs",
  "lib/documents/child/convert-table.mjs",
  "lib/web/child/extract-data.mjs",
  "lib/web/child/read-feed.mjs",
  "lib/http-services/child/read-openapi.mjs",
  "lib/web/child/browser/browser-child.mjs",
];

/** The files those programs import, from the root of the clone. */
export async function importedFiles() {
  const { nodeFileTrace } = createRequire(import.meta.url)("next/dist/compiled/@vercel/nft");
  const { fileList } = await nodeFileTrace(
    PROGRAMS.map((name) => path.join(root, name)),
    { base: root },
  );
  return [...fileList];
}
