import { readFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";

const fixture = (name: string): Promise<Buffer> =>
  readFile(path.join(import.meta.dirname, "..", "fixtures", "media", name));

export const film = () => fixture("film.mp4");
export const heic = () => fixture("photo.heic");

/** A drawing with Chinese and English words. */
export const drawing = (words = "中文 hello", width = 320, height = 120): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="#ffffff"/><text x="20" y="70" font-size="40" fill="#102030">${words}</text></svg>`,
  );

const SIZE = { width: 120, height: 80 };

/** Blue, with an orange quarter at the top left, in any format that sharp writes. */
export const picture = (format: "png" | "jpeg" | "gif" | "webp" | "tiff" | "avif"): Promise<Buffer> => {
  const quarter = { create: { width: 60, height: 40, channels: 3 as const, background: "#e0a020" } };
  return sharp({ create: { ...SIZE, channels: 3, background: "#2060c0" } })
    .composite([{ input: quarter, left: 0, top: 0 }])
    .toFormat(format)
    .toBuffer();
};

/** A photograph that says where it was taken: 48.2 north, 16.3 east. */
export const photoWithPlace = async (): Promise<Buffer> =>
  sharp(await picture("png"))
    .jpeg()
    .withExif({
      IFD0: { Make: "Phone", Model: "X 1" },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: "48/1 12/1 0/1",
        GPSLongitudeRef: "E",
        GPSLongitude: "16/1 18/1 0/1",
      },
    })
    .toBuffer();

const RATE = 22_050;

/** One second of a 440 Hz tone, 16 bits, one channel. */
export function tone(): Buffer {
  const header = Buffer.alloc(44);
  const bytes = RATE * 2;
  header.write("RIFF", 0, "latin1");
  header.writeUInt32LE(36 + bytes, 4);
  header.write("WAVEfmt ", 8, "latin1");
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(RATE, 24);
  header.writeUInt32LE(bytes, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write("data", 36, "latin1");
  header.writeUInt32LE(bytes, 40);
  const samples = Buffer.alloc(bytes);
  for (let at = 0; at < RATE; at += 1) {
    samples.writeInt16LE(Math.round(Math.sin((at * 2 * Math.PI * 440) / RATE) * 8000), at * 2);
  }
  return Buffer.concat([header, samples]);
}
