import { extractImages, getDocumentProxy } from "unpdf";
import { Refusal } from "../../parsing/child/serve.mjs";
import { forReading } from "./for-reading.mjs";
import { joinStrips } from "./join-strips.mjs";
import { sharp } from "./raster.mjs";

/** Smaller ones are logos and lines. */
const MIN_WIDTH = 120;
const MIN_HEIGHT = 30;
const MAX_PICTURES = 12;
const MAX_PIXELS = 64_000_000;

/**
 * A PDF whose pages are pictures. They are taken out of it as they lie there; nothing is drawn.
 * @param {Uint8Array} bytes
 */
export async function openScannedPdf(bytes) {
  const pdf = await open(bytes);
  return {
    pages: pdf.numPages,
    /** @param {number} page from 1. `left_out`: how many more pictures it has. */
    async pictures(page) {
      const images = joinStrips(await extractImages(pdf, page), MAX_PIXELS);
      const readable = images.filter(({ width, height }) => width >= MIN_WIDTH && height >= MIN_HEIGHT);
      const pictures = [];
      for (const { data, width, height, channels } of readable.slice(0, MAX_PICTURES)) {
        const raw = { width, height, channels };
        pictures.push(await forReading(sharp(data, { raw, limitInputPixels: MAX_PIXELS })));
      }
      return { pictures, left_out: readable.length - pictures.length };
    },
  };
}

/** @param {Uint8Array} bytes */
async function open(bytes) {
  try {
    return await getDocumentProxy(bytes, { isEvalSupported: false, maxImageSize: MAX_PIXELS });
  } catch (error) {
    if (error?.name === "PasswordException")
      throw new Refusal("ENCRYPTED", "The PDF is protected by a password. Save it without one and try again.");
    throw new Refusal("DAMAGED", "The PDF is damaged or cut off: it cannot be opened.");
  }
}
