/**
 * @typedef {object} RawPicture
 * @property {Uint8Array | Uint8ClampedArray} data `width` * `height` * `channels` bytes, line after line
 * @property {number} width
 * @property {number} height
 * @property {1 | 3 | 4} channels
 */

/**
 * Scanners often store a page as strips. Neighbours of one width become one picture again, up to `maxPixels`: a line of
 * text that a cut goes through can then be read.
 * @param {RawPicture[]} pictures in the order they are painted
 * @param {number} maxPixels
 * @returns {RawPicture[]}
 */
export function joinStrips(pictures, maxPixels) {
  /** @type {RawPicture[][]} */
  const runs = [];
  for (const picture of pictures) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    const isSameKind = before?.width === picture.width && before.channels === picture.channels;
    const lines = run?.reduce((sum, { height }) => sum + height, picture.height) ?? 0;
    if (run && isSameKind && lines * picture.width <= maxPixels) run.push(picture);
    else runs.push([picture]);
  }
  return runs.flatMap((run) => (run.length === 1 ? run : [joined(run)]));
}

/** @param {RawPicture[]} run */
function joined(run) {
  const [{ width, channels }] = run;
  const height = run.reduce((sum, strip) => sum + strip.height, 0);
  return { data: Buffer.concat(run.map(({ data }) => data)), width, height, channels };
}
