// A package's archive: gzip around tar. Only plain files are taken; links and devices have no place in a package.
import { gunzipSync } from "node:zlib";
import { Refusal } from "../../../parsing/child/serve.mjs";

const BLOCK = 512;
const MAX_UNPACKED = 64 * 1024 * 1024;
const MAX_FILES = 5000;
const decoder = new TextDecoder();
const textIn = (bytes) => decoder.decode(bytes.subarray(0, bytes.indexOf(0) < 0 ? bytes.length : bytes.indexOf(0)));

function inflate(name, archive) {
  try {
    return gunzipSync(archive, { maxOutputLength: MAX_UNPACKED });
  } catch (error) {
    const isBomb = error?.code === "ERR_BUFFER_TOO_LARGE";
    throw new Refusal(
      isBomb ? "TOO_LARGE" : "DAMAGED",
      `The archive of ${name} is ${isBomb ? "larger than 64 MB" : "damaged"}.`,
    );
  }
}

/** `package/lib/a.js` is `lib/a.js` of its package; null for a path that leads elsewhere. */
function inside(path) {
  const parts = path.split("/").slice(1);
  return parts.length === 0 || parts.some((part) => part === "" || part === "." || part === "..")
    ? null
    : parts.join("/");
}

/** @param {string} name @param {Uint8Array} archive @returns {Map<string, Uint8Array>} */
export function unpack(name, archive) {
  const tar = inflate(name, archive);
  const files = new Map();
  let longPath = null;
  for (let at = 0; at + BLOCK <= tar.length; ) {
    const header = tar.subarray(at, at + BLOCK);
    if (header.every((byte) => byte === 0)) break;
    const size = Number.parseInt(textIn(header.subarray(124, 136)).trim() || "0", 8);
    const kind = String.fromCharCode(header[156] || 48);
    const content = tar.subarray(at + BLOCK, at + BLOCK + size);
    if (!Number.isSafeInteger(size) || size < 0 || content.length < size)
      throw new Refusal("DAMAGED", `The archive of ${name} is cut off.`);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    if (kind === "x" || kind === "L") {
      longPath =
        kind === "L" ? textIn(content) : (/\d+ path=([^\n]*)\n/.exec(decoder.decode(content))?.[1] ?? longPath);
      continue;
    }
    const prefix = textIn(header.subarray(345, 500));
    const path = inside(
      longPath ?? (prefix ? `${prefix}/${textIn(header.subarray(0, 100))}` : textIn(header.subarray(0, 100))),
    );
    longPath = null;
    if (kind !== "0" || path === null) continue;
    if (files.size >= MAX_FILES) throw new Refusal("TOO_LARGE", `${name} has more than ${MAX_FILES} files.`);
    files.set(path, content);
  }
  return files;
}
