import { inflateRawSync } from "node:zlib";
import yauzl from "yauzl";
import { Refusal } from "../../../parsing/child/serve.mjs";

const MIB = 1024 * 1024;
/** More than any document we met; what goes beyond is a bomb or no document. */
const MAX_ENTRIES = 10_000;
const MAX_TOTAL = 192 * MIB;
const STORED = 0;
const DEFLATED = 8;
const LOCAL_HEADER = 30;
const LOCAL_SIGNATURE = 0x04034b50;

/**
 * @typedef {{ names: string[], has: (name: string) => boolean, bytes: (name: string) => Buffer, text: (name: string) => string, unpackAll: () => void }} Archive
 * `unpackAll` proves every size true, for libraries that unpack by themselves.
 */

/**
 * The files of a zip, unpacked one by one when they are asked for. What the central directory announces is checked before
 * anything is unpacked, and nothing unpacks to more than was announced.
 * @param {Uint8Array} data
 * @returns {Promise<Archive>}
 */
export async function openArchive(data) {
  const buffer = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const entries = await readDirectory(buffer);
  const bytes = (name) => {
    const entry = entries.get(name);
    if (!entry) throw new Refusal("DAMAGED", `The file is incomplete: ${name.slice(0, 100)} is missing in it.`);
    return unpack(buffer, entry);
  };
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    bytes,
    text: (name) => xmlText(bytes(name)),
    unpackAll: () => {
      for (const name of entries.keys()) bytes(name);
    },
  };
}

/** XML may be UTF-16; entity declarations are refused, because they are how a small text becomes a huge one. */
function xmlText(bytes) {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  const text = new TextDecoder(encoding).decode(bytes);
  if (/<!ENTITY/i.test(text)) {
    throw new Refusal(
      "UNSAFE",
      "The file declares XML entities, which no document needs and attacks use. It was not read.",
    );
  }
  return text;
}

function readDirectory(buffer) {
  return new Promise((resolve, reject) => {
    const damaged = () => reject(new Refusal("DAMAGED", "The file is a damaged or cut off archive."));
    yauzl.fromBuffer(buffer, { lazyEntries: false, strictFileNames: false }, (error, archive) => {
      if (error) return damaged();
      const entries = new Map();
      let [total, count] = [0, 0];
      archive.on("error", damaged);
      archive.on("entry", (entry) => {
        total += entry.uncompressedSize;
        count += 1;
        const problem = problemOf(entry, count, total);
        if (problem) reject(problem);
        else if (!entry.fileName.endsWith("/")) entries.set(entry.fileName, entry);
      });
      archive.on("end", () => resolve(entries));
    });
  });
}

function problemOf(entry, count, total) {
  if (entry.generalPurposeBitFlag & 1) return new Refusal("ENCRYPTED", "The file is protected by a password.");
  if (count > MAX_ENTRIES || total > MAX_TOTAL) {
    const limits = `${MAX_TOTAL / MIB} MB or ${MAX_ENTRIES} files`;
    return new Refusal("TOO_LARGE", `Unpacked the file would be more than ${limits}. It was not unpacked.`);
  }
  return null;
}

function unpack(buffer, entry) {
  const at = entry.relativeOffsetOfLocalHeader;
  if (at + LOCAL_HEADER > buffer.length || buffer.readUInt32LE(at) !== LOCAL_SIGNATURE) throw cutOff();
  const start = at + LOCAL_HEADER + buffer.readUInt16LE(at + 26) + buffer.readUInt16LE(at + 28);
  const packed = buffer.subarray(start, start + entry.compressedSize);
  if (packed.length < entry.compressedSize) throw cutOff();
  if (entry.compressionMethod === STORED) return packed;
  if (entry.compressionMethod !== DEFLATED) {
    throw new Refusal("UNSUPPORTED", "The file is packed in a way that documents do not use.");
  }
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.uncompressedSize) });
  } catch (error) {
    if (error.code !== "ERR_BUFFER_TOO_LARGE") throw cutOff();
    throw new Refusal("TOO_LARGE", "The file unpacks to more than it announces, as bombs do. It was not read.");
  }
}

const cutOff = () => new Refusal("DAMAGED", "The file is damaged or cut off.");
