import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { gunzipSync } from "node:zlib";

/** The data of a language, from its package: the fast, integer kind. */
const DATA = "4.0.0_best_int";
const LSTM_ONLY = 1;
/** Read a page of text blocks, found by itself. */
const AUTOMATIC = "3";

/**
 * The text recogniser as WebAssembly.
 * @param {string[]} languages names of the data packages
 */
export async function loadTesseract(languages) {
  const require = createRequire(import.meta.url);
  const core = path.dirname(require.resolve("tesseract.js-core/package.json"));
  const wasmBinary = readFileSync(path.join(core, "tesseract-core-simd-lstm.wasm"));
  const create = require("tesseract.js-core/tesseract-core-simd-lstm.js");
  const silent = () => {};
  const engine = await create({ wasmBinary, print: silent, printErr: silent, TesseractProgress: silent });
  for (const language of languages) {
    const folder = path.dirname(require.resolve(`@tesseract.js-data/${language}/package.json`));
    const data = gunzipSync(readFileSync(path.join(folder, DATA, `${language}.traineddata.gz`)));
    engine.FS.writeFile(`${language}.traineddata`, data);
  }
  const api = new engine.TessBaseAPI();
  if (api.Init(null, languages.join("+"), LSTM_ONLY) !== 0) throw new Error("tesseract did not start");
  api.SetVariable("tessedit_pageseg_mode", AUTOMATIC);
  api.SetVariable("preserve_interword_spaces", "1");
  return {
    /** @param {Uint8Array} png @returns {{ text: string, confidence: number }} confidence from 0 to 100 */
    read(png) {
      engine.FS.writeFile("/input", png);
      if (api.SetImageFile(1, 0) === 1) throw new Error("tesseract cannot read the image");
      api.Recognize(null);
      return { text: api.GetUTF8Text(), confidence: api.MeanTextConf() };
    },
  };
}
