import { detectFormat } from "../../parsing/child/detect-format.mjs";
import { Refusal } from "../../parsing/child/serve.mjs";
import { sharp } from "./raster.mjs";
import { sanitizeSvg } from "./sanitize-svg.mjs";

/** One picture; a phone's camera makes 50 million. Told by the header, before anything is decoded. */
const MAX_PIXELS = 64_000_000;
/** All frames of an animation together. */
const MAX_FRAME_PIXELS = 200_000_000;
const MAX_SVG_SIDE = 8000;
const IMAGES = ["png", "jpg", "gif", "bmp", "webp", "tiff", "heic", "avif", "svg"];

/**
 * @typedef {object} OpenedImage
 * @property {import("../../parsing/child/detect-format.mjs").FileFormat} format
 * @property {number} width pixels of one frame, before its orientation is applied
 * @property {number} height
 * @property {number} frames
 * @property {string[]} removed what an SVG lost, by kind
 * @property {(all?: boolean) => Promise<import("sharp").Sharp>} decode the pixels; `all` keeps the frames of an animation
 */

/**
 * Reads a picture's header and refuses what is none, or what would be too large once it is decoded.
 * @param {Uint8Array} bytes
 * @returns {Promise<OpenedImage>}
 */
export async function openImage(bytes) {
  const format = detectFormat(bytes);
  if (format === null || !IMAGES.includes(format)) {
    throw new Refusal("UNSUPPORTED", `This is not an image${format ? `: the bytes are ${format}` : ""}. ${KNOWN}`);
  }
  if (format === "bmp") return openBmp(bytes);
  if (format === "heic") return openHeic(bytes);
  if (format === "svg") return openSvg(bytes);
  const { width = 0, height = 0, pages = 1, pageHeight } = await headerOf(bytes);
  const opened = { format, width, height: pageHeight ?? height, frames: pages, removed: [] };
  checkSize(opened);
  return {
    ...opened,
    decode: async (all = false) =>
      sharp(bytes, { animated: all && pages > 1, limitInputPixels: MAX_FRAME_PIXELS, failOn: "error" }),
  };
}

const KNOWN = "PNG, JPEG, GIF, BMP, WebP, TIFF, SVG, HEIC and AVIF can be read.";

/** @param {Uint8Array} bytes */
async function headerOf(bytes) {
  try {
    return await sharp(bytes, { limitInputPixels: false, failOn: "error" }).metadata();
  } catch {
    throw new Refusal("DAMAGED", "The image is damaged or cut off: its header cannot be read.");
  }
}

/** @param {{ width: number, height: number, frames: number }} size */
function checkSize({ width, height, frames }) {
  if (!(width > 0 && height > 0)) throw new Refusal("DAMAGED", "The image is damaged: it has no size.");
  const pixels = width * height;
  if (pixels <= MAX_PIXELS && pixels * frames <= MAX_FRAME_PIXELS) return;
  const of = frames > 1 ? ` in ${frames} frames` : "";
  throw new Refusal("TOO_LARGE", `The image claims ${width} x ${height} pixels${of}; 64 million are the most.`);
}

/** @param {Uint8Array} bytes @returns {Promise<OpenedImage>} */
async function openBmp(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // The oldest header has sizes of two bytes.
  const isOld = view.getUint32(14, true) === 12;
  const width = isOld ? view.getUint16(18, true) : view.getInt32(18, true);
  const height = Math.abs(isOld ? view.getUint16(20, true) : view.getInt32(22, true));
  const opened = { format: /** @type {const} */ ("bmp"), width, height, frames: 1, removed: [] };
  checkSize(opened);
  const decode = async () => {
    const { decode: decodeBmp } = await import("bmp-ts");
    const { data } = decodeBmp(Buffer.from(bytes), { toRGBA: true });
    if (data.length !== width * height * 4) throw new Refusal("DAMAGED", "The BMP image is damaged or cut off.");
    const image = sharp(data, { raw: { width, height, channels: 4 } });
    return hasEmptyAlpha(data) ? image.removeAlpha() : image;
  };
  return { ...opened, decode };
}

/** Most writers leave the fourth byte of a pixel empty: transparent everywhere means that it says nothing. @param {Uint8Array} rgba */
function hasEmptyAlpha(rgba) {
  for (let at = 3; at < rgba.length; at += 4) if (rgba[at] !== 0) return false;
  return true;
}

/** @param {Uint8Array} bytes @returns {Promise<OpenedImage>} */
async function openHeic(bytes) {
  const { default: heic } = await import("heic-decode");
  const [image] = await heic.all({ buffer: bytes });
  if (!image) throw new Refusal("DAMAGED", "The HEIC image is damaged: it holds no picture.");
  const { width, height } = image;
  const opened = { format: /** @type {const} */ ("heic"), width, height, frames: 1, removed: [] };
  checkSize(opened);
  const decode = async () => {
    const { data } = await image.decode();
    return sharp(new Uint8Array(data.buffer), { raw: { width, height, channels: 4 } });
  };
  return { ...opened, decode };
}

/** @param {Uint8Array} bytes @returns {Promise<OpenedImage>} */
async function openSvg(bytes) {
  const { text, removed } = sanitizeSvg(bytes);
  const safe = Buffer.from(text);
  const { width = 0, height = 0 } = await headerOf(safe);
  const opened = { format: /** @type {const} */ ("svg"), width, height, frames: 1, removed };
  checkSize(opened);
  if (Math.max(width, height) > MAX_SVG_SIDE) {
    throw new Refusal("TOO_LARGE", `The SVG is ${width} x ${height} pixels; ${MAX_SVG_SIDE} a side are the most.`);
  }
  return { ...opened, decode: async () => sharp(safe, { limitInputPixels: MAX_PIXELS, failOn: "error" }) };
}
