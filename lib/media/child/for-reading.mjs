import { sharp } from "./raster.mjs";

const LARGE_SIDE = 4000;
/** Up to here a picture that was read badly is worth a second look, enlarged. */
const SMALL_SIDE = 2000;
const DOUBTFUL = 85;

/**
 * Upright, grey, on white, and not larger than what is read in some seconds.
 * @param {import("sharp").Sharp} image
 */
export function forReading(image) {
  const upright = image.autoOrient().flatten({ background: "#ffffff" }).greyscale();
  const size = {
    width: LARGE_SIDE,
    height: LARGE_SIDE,
    fit: /** @type {const} */ ("inside"),
    withoutEnlargement: true,
  };
  return upright.resize(size).png({ compressionLevel: 1 }).toBuffer();
}

/**
 * Reads a picture, and where the reader doubts itself, reads it again at twice the size: letters of some thirty pixels
 * are known best, and how large they are is not known before.
 * @param {{ read: (png: Uint8Array) => { text: string, confidence: number } }} reader
 * @param {Uint8Array} png
 */
export async function readCarefully(reader, png) {
  const first = reader.read(png);
  const { width = 0, height = 0 } = await sharp(png).metadata();
  const side = Math.max(width, height);
  if (first.confidence >= DOUBTFUL || side > SMALL_SIDE) return first;
  const larger = { width: side * 2, height: side * 2, fit: /** @type {const} */ ("inside") };
  const second = reader.read(await sharp(png).resize(larger).png({ compressionLevel: 1 }).toBuffer());
  return second.confidence > first.confidence ? second : first;
}
