import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const KEPT_LINES = 400;

/**
 * FFmpeg as WebAssembly, with files in its own memory only. The package is made for a browser's worker: it is given the
 * few names it asks for, and its program as bytes, so that it looks for neither a network nor a folder.
 */
export async function loadFfmpeg() {
  const script = createRequire(import.meta.url).resolve("@ffmpeg/core");
  const wasmBinary = readFileSync(script.replace(/\.js$/, ".wasm"));
  globalThis.self = globalThis;
  globalThis.location = { href: "file:///" };
  globalThis.importScripts = () => {};
  globalThis.WorkerGlobalScope = class {};
  const { default: create } = await import(pathToFileURL(script.replace("/umd/", "/esm/")).href);
  const core = await create({ wasmBinary });
  return {
    files: core.FS,
    /**
     * Runs it once; gives its exit code and the last lines it said.
     * @param {string[]} args
     */
    run(args) {
      const lines = [];
      core.setLogger(({ message }) => {
        lines.push(message);
        if (lines.length > KEPT_LINES) lines.shift();
      });
      core.reset();
      return { code: core.exec("-hide_banner", ...args), lines };
    },
  };
}
