/** ZIP archives as the shell's zip and unzip make and read them: stored or deflated, no encryption, no ZIP64. */
import { crc32, deflateRawSync, inflateRawSync } from "node:zlib";

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const DEFLATED = 8;
const UTF8 = 0x0800;
// 1 January 1980: archives of the same files are the same bytes.
const DATE = 0x21;

function header(signature, length, fields) {
  const bytes = Buffer.alloc(length);
  bytes.writeUInt32LE(signature, 0);
  for (const [offset, size, value] of fields)
    size === 2 ? bytes.writeUInt16LE(value, offset) : bytes.writeUInt32LE(value, offset);
  return bytes;
}

/** @param {{ name: string, content: Uint8Array }[]} entries */
export function writeZip(entries) {
  const parts = [];
  const central = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const path = Buffer.from(name.replace(/^\.?\//, ""));
    const packed = deflateRawSync(content);
    const common = [UTF8, DEFLATED, 0, DATE];
    const sizes = [crc32(content), packed.length, content.length];
    const local = header(LOCAL, 30, [
      [4, 2, 20],
      ...common.map((value, index) => [6 + index * 2, 2, value]),
      ...sizes.map((value, index) => [14 + index * 4, 4, value]),
      [26, 2, path.length],
    ]);
    central.push(
      header(CENTRAL, 46, [
        [4, 2, 20],
        [6, 2, 20],
        ...common.map((value, index) => [8 + index * 2, 2, value]),
        ...sizes.map((value, index) => [16 + index * 4, 4, value]),
        [28, 2, path.length],
        [42, 4, offset],
      ]),
      path,
    );
    parts.push(local, path, packed);
    offset += local.length + path.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = header(END, 22, [
    [8, 2, entries.length],
    [10, 2, entries.length],
    [12, 4, directory.length],
    [16, 4, offset],
  ]);
  return Buffer.concat([...parts, directory, end]);
}

/** @param {Uint8Array} bytes @param {number} limit bytes of all contents together, whatever the archive says */
export function readZip(bytes, limit) {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const endAt = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (endAt < 0 || endAt + 22 > archive.length) throw new Error("not a zip archive");
  const entries = [];
  let room = limit;
  let at = archive.readUInt32LE(endAt + 16);
  for (let left = archive.readUInt16LE(endAt + 10); left > 0; left -= 1) {
    if (archive.readUInt32LE(at) !== CENTRAL) throw new Error("the archive is damaged");
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
    const name = archive.subarray(at + 46, at + 46 + nameLength).toString("utf8");
    if (archive.readUInt16LE(at + 8) & 1) throw new Error(`${name} is encrypted`);
    if (!name.endsWith("/")) {
      const content = contentOf(archive, at, room);
      room -= content.length;
      entries.push({ name, content });
    }
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

function contentOf(archive, at, room) {
  const method = archive.readUInt16LE(at + 10);
  const packedSize = archive.readUInt32LE(at + 20);
  const local = archive.readUInt32LE(at + 42);
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const packed = archive.subarray(start, start + packedSize);
  if (method !== DEFLATED && method !== 0) throw new Error("packed in a way that is not known here");
  if (method === 0 && packed.length > room) throw new Error("the archive holds more than fits");
  return method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, room) });
}
