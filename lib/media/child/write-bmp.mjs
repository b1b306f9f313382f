const FILE_HEADER = 14;
const INFO_HEADER = 40;
/** Dots per metre: 72 per inch. */
const RESOLUTION = 2835;

/**
 * A BMP of 24 bits, the kind every program reads.
 * @param {Uint8Array} rgb rows from the top, three bytes a pixel
 * @param {number} width
 * @param {number} height
 */
export function writeBmp(rgb, width, height) {
  const row = Math.ceil((width * 3) / 4) * 4;
  const offset = FILE_HEADER + INFO_HEADER;
  const file = Buffer.alloc(offset + row * height);
  file.write("BM", 0, "latin1");
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(offset, 10);
  file.writeUInt32LE(INFO_HEADER, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  file.writeUInt32LE(row * height, 34);
  file.writeInt32LE(RESOLUTION, 38);
  file.writeInt32LE(RESOLUTION, 42);
  for (let y = 0; y < height; y += 1) {
    let to = offset + (height - 1 - y) * row;
    let from = y * width * 3;
    for (let x = 0; x < width; x += 1, to += 3, from += 3) {
      file[to] = rgb[from + 2];
      file[to + 1] = rgb[from + 1];
      file[to + 2] = rgb[from];
    }
  }
  return file;
}
