// A picture, or some pages of a PDF, in; the text that can be seen on them out.
import { detectFormat } from "../../parsing/child/detect-format.mjs";
import { Refusal, serve } from "../../parsing/child/serve.mjs";
import { forReading, readCarefully } from "./for-reading.mjs";
import { loadTesseract } from "./load-tesseract.mjs";
import { openImage } from "./open-image.mjs";
import { openScannedPdf } from "./scanned-pdf.mjs";

/**
 * @typedef {object} OcrOptions
 * @property {string[]} languages
 * @property {number} from_page
 * @property {number} max_pages
 * @property {number} budget_ms no page is begun after so long
 */

/**
 * @param {Awaited<ReturnType<typeof loadTesseract>>} tesseract
 * @param {number} page
 * @param {{ pictures: Uint8Array[], left_out: number }} seen
 */
async function readPage(tesseract, page, { pictures, left_out }) {
  const read = [];
  for (const picture of pictures) read.push(await readCarefully(tesseract, picture));
  const length = read.reduce((sum, { text }) => sum + text.length, 0);
  const weighted = read.reduce((sum, { text, confidence }) => sum + confidence * text.length, 0);
  return {
    page,
    text: read.map(({ text }) => withoutGaps(text).trim()).join("\n\n"),
    confidence: length === 0 ? 0 : Math.round(weighted / length),
    ...(left_out > 0 && { left_out }),
  };
}

/** Between Chinese characters the recogniser writes spaces that nobody wrote. @param {string} text */
const withoutGaps = (text) =>
  text.replace(/(?<=[\p{Script=Han}\u3000-\u303f\uff00-\uffef]) +(?=[\p{Script=Han}\u3000-\u303f\uff00-\uffef])/gu, "");

/** @param {Uint8Array} input */
async function openPicture(input) {
  const opened = await openImage(input);
  return { pages: 1, pictures: async () => ({ pictures: [await forReading(await opened.decode())], left_out: 0 }) };
}

await serve(async ({ input, options }) => {
  const started = performance.now();
  const source = detectFormat(input) === "pdf" ? await openScannedPdf(input) : await openPicture(input);
  const { from_page, max_pages, budget_ms, languages } = /** @type {OcrOptions} */ (options);
  if (from_page > source.pages) {
    throw new Refusal("UNSUPPORTED", `There is no page ${from_page}: the file has ${source.pages}.`);
  }
  const tesseract = await loadTesseract(languages);
  const pages = [];
  const last = Math.min(source.pages, from_page + max_pages - 1);
  for (let page = from_page; page <= last; page += 1) {
    if (pages.length > 0 && performance.now() - started > budget_ms) break;
    pages.push(await readPage(tesseract, page, await source.pictures(page)));
  }
  return { value: { pages, total_pages: source.pages } };
});
