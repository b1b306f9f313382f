// One picture in; what it is, or the same picture in another format, out.
import process from "node:process";
import { Refusal, serve } from "../../parsing/child/serve.mjs";
import { openImage } from "./open-image.mjs";
import { sharp } from "./raster.mjs";
import { readExif } from "./read-exif.mjs";
import { writeBmp } from "./write-bmp.mjs";

/** @param {Uint8Array} input @param {{ with_location: boolean }} options */
async function inspect(input, { with_location }) {
  const opened = await openImage(input);
  const image = await opened.decode();
  const meta = await image.metadata();
  const small = await thumbnail(image);
  const { isOpaque } = await small.stats();
  const { dominant } = await (await solid(small)).stats();
  const notes = await readExif(opened.format === "heic" ? input : exifIn(meta.exif, input), with_location);
  return {
    value: {
      format: opened.format,
      width: opened.width,
      height: opened.height,
      frames: opened.frames,
      color_space: meta.space,
      bits_per_channel: bitsOf(meta.depth),
      has_transparency: !isOpaque,
      dominant_color: `#${[dominant.r, dominant.g, dominant.b].map((each) => each.toString(16).padStart(2, "0")).join("")}`,
      removed: opened.removed,
      ...notes,
    },
  };
}

/** The first decoding of all pixels: what is cut off or wrong shows here. @param {import("sharp").Sharp} image */
async function thumbnail(image) {
  try {
    return await settled(image.clone().resize(64, 64, { fit: "inside" }).toColourspace("srgb"));
  } catch {
    throw new Refusal("DAMAGED", "The image is damaged or cut off: its pixels cannot be read.");
  }
}

const solid = (/** @type {import("sharp").Sharp} */ image) => settled(image.clone().flatten({ background: "#ffffff" }));

/** What was asked of it so far is done: statistics are of the result. @param {import("sharp").Sharp} image */
async function settled(image) {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
}

/** @param {Buffer | undefined} block @param {Uint8Array} input */
const exifIn = (block, input) => (block ? block.subarray(block.toString("latin1", 0, 4) === "Exif" ? 6 : 0) : input);

/** @param {string | undefined} depth */
const bitsOf = (depth) =>
  ({ uchar: 8, char: 8, ushort: 16, short: 16, uint: 32, int: 32, float: 32 })[depth ?? ""] ?? 8;

/** @param {Uint8Array} input @param {{ to: string, quality?: number, max_side?: number }} options */
async function convert(input, options) {
  const opened = await openImage(input);
  const isAnimated = opened.frames > 1 && (options.to === "gif" || options.to === "webp");
  const turned = isAnimated ? await opened.decode(true) : (await opened.decode()).autoOrient();
  const { max_side } = options;
  const image = max_side
    ? turned.resize({ width: max_side, height: max_side, fit: "inside", withoutEnlargement: true })
    : turned;
  try {
    const data = await encode(image, options);
    return { value: { from: opened.format, removed: opened.removed }, parts: [{ name: "output", data }] };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    process.stderr.write(`${error?.stack ?? error}\n`);
    throw new Refusal("DAMAGED", "The image is damaged or cut off, or too large for the new format.");
  }
}

/** Nothing of the camera's notes goes along. @param {import("sharp").Sharp} image @param {{ to: string, quality?: number }} options */
async function encode(image, { to, quality = 85 }) {
  const onWhite = () => image.flatten({ background: "#ffffff" });
  switch (to) {
    case "png":
      return image.png().toBuffer();
    case "jpg":
      return onWhite().jpeg({ quality }).toBuffer();
    case "webp":
      return image.webp({ quality }).toBuffer();
    case "gif":
      return image.gif().toBuffer();
    case "bmp": {
      const raw = onWhite().toColourspace("srgb").removeAlpha().raw();
      const { data, info } = await raw.toBuffer({ resolveWithObject: true });
      return writeBmp(info.channels === 3 ? data : threefold(data), info.width, info.height);
    }
    default:
      throw new Refusal("UNSUPPORTED", `Images cannot be written as ${to}.`);
  }
}

/** Grey values as three equal ones. @param {Uint8Array} grey */
function threefold(grey) {
  const rgb = new Uint8Array(grey.length * 3);
  for (let at = 0; at < grey.length; at += 1) rgb.fill(grey[at], at * 3, at * 3 + 3);
  return rgb;
}

await serve(async ({ input, options }) => (options.to ? convert(input, options) : inspect(input, options)));
