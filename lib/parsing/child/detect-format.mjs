/**
 * The formats told by their first bytes. `image/...` names say what a picture is drawn with, the others what a
 * container holds; a file's name is not asked.
 * @typedef {"png" | "jpg" | "gif" | "bmp" | "webp" | "tiff" | "heic" | "avif" | "svg"} ImageFormat
 * @typedef {"mp3" | "wav" | "flac" | "aac" | "m4a" | "ogg"} AudioFormat
 * @typedef {"mp4" | "mov" | "avi" | "wmv" | "mkv" | "webm"} VideoFormat
 * @typedef {"gzip" | "7z" | "rar" | "tar"} ArchiveFormat
 * @typedef {"pdf" | "zip" | "office" | "sqlite"} ContainerFormat `office`: that of Microsoft Office before 2007
 * @typedef {ImageFormat | AudioFormat | VideoFormat | ArchiveFormat | ContainerFormat} FileFormat
 */

/** `control`: where a byte stands that no text has there. @type {{ format: FileFormat, at?: number, bytes: string, control?: number }[]} */
const MAGIC = [
  { format: "png", bytes: "\x89PNG\r\n\x1a\n" },
  { format: "jpg", bytes: "\xff\xd8\xff" },
  { format: "gif", bytes: "GIF87a" },
  { format: "gif", bytes: "GIF89a" },
  { format: "tiff", bytes: "II*\0" },
  { format: "tiff", bytes: "MM\0*" },
  { format: "pdf", bytes: "%PDF-" },
  { format: "zip", bytes: "PK\x03\x04" },
  { format: "zip", bytes: "PK\x05\x06" },
  { format: "office", bytes: "\xd0\xcf\x11\xe0" },
  { format: "sqlite", bytes: "SQLite format 3\0" },
  { format: "gzip", bytes: "\x1f\x8b" },
  { format: "7z", bytes: "7z\xbc\xaf\x27\x1c" },
  { format: "rar", bytes: "Rar!\x1a\x07" },
  { format: "tar", at: 257, bytes: "ustar" },
  { format: "flac", bytes: "fLaC" },
  { format: "ogg", bytes: "OggS" },
  { format: "mp3", bytes: "ID3", control: 3 },
  { format: "wmv", bytes: "\x30\x26\xb2\x75\x8e\x66\xcf\x11" },
];

/** What a RIFF container holds. @type {typeof MAGIC} */
const RIFF = [
  { format: "webp", at: 8, bytes: "WEBP" },
  { format: "wav", at: 8, bytes: "WAVE" },
  { format: "avi", at: 8, bytes: "AVI " },
];

/** Brands of the ISO container (`ftyp`), which pictures, sound and film share. @type {Record<string, FileFormat>} */
const BRANDS = {
  heic: "heic",
  heix: "heic",
  hevc: "heic",
  hevx: "heic",
  heim: "heic",
  heis: "heic",
  mif1: "heic",
  msf1: "heic",
  avif: "avif",
  avis: "avif",
  "M4A ": "m4a",
  "M4B ": "m4a",
  "qt  ": "mov",
};

const HEAD = 4096;

/**
 * What the bytes are, or null for what is none of these.
 * @param {Uint8Array} bytes
 * @returns {FileFormat | null}
 */
export function detectFormat(bytes) {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD)).toString("latin1");
  if (isWideText(head))
    return isSvg(new TextDecoder(WIDE[head.slice(0, 2)]).decode(bytes.subarray(0, HEAD))) ? "svg" : null;
  const magic = (head.startsWith("RIFF") ? RIFF : MAGIC).find((known) => begins(head, known));
  if (magic) return magic.format;
  // The length of a box, before its name.
  if (isControl(head, 0)) {
    if (head.startsWith("ftyp", 4)) return brandOf(head);
    // Older QuickTime files begin with one of these boxes and no brand.
    if (["moov", "mdat", "wide", "free"].some((box) => head.startsWith(box, 4))) return "mov";
  }
  if (head.startsWith("\x1a\x45\xdf\xa3")) return head.includes("webm") ? "webm" : "mkv";
  if (head.startsWith("BM") && head.startsWith("\0\0\0\0", 6) && bytes.byteLength >= 26) return "bmp";
  if (isSvg(head)) return "svg";
  return soundFrame(bytes);
}

/** @param {string} head @param {number} at */
const isControl = (head, at) => head.charCodeAt(at) < 0x20;

/** @param {string} head @param {(typeof MAGIC)[number]} known */
const begins = (head, { at = 0, bytes, control }) =>
  head.startsWith(bytes, at) && (control === undefined || isControl(head, control));

/** What marks a text in UTF-16, and looks like the begin of MPEG audio otherwise. @type {Record<string, string>} */
const WIDE = { "\xff\xfe": "utf-16le", "\xfe\xff": "utf-16be" };

/** @param {string} head */
const isWideText = (head) => head.slice(0, 2) in WIDE;

/** @param {string} head @returns {FileFormat} */
function brandOf(head) {
  const major = BRANDS[head.slice(8, 12)];
  if (major !== "heic") return major ?? "mp4";
  // `mif1` is any picture of this family; the compatible brands say which.
  const size = Math.min(head.length, head.charCodeAt(2) * 256 + head.charCodeAt(3));
  return head.slice(16, size).includes("avif") ? "avif" : "heic";
}

/** @param {string} head */
const isSvg = (head) =>
  /^\s*(?:<\?xml[^>]*>\s*|<!--(?:(?!-->)[\s\S])*-->\s*|<!DOCTYPE[^[>]*(?:\[[^\]]*\])?\s*>\s*)*<(?:\w+:)?svg[\s>]/i.test(
    head.replace(/^\u00ef\u00bb\u00bf/, ""),
  );

/** MPEG audio and ADTS have no name, only frames that begin with eleven set bits. @param {Uint8Array} bytes */
function soundFrame(bytes) {
  const [first = 0, second = 0, third = 0] = bytes;
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return null;
  if ((second & 0xf6) === 0xf0) return "aac";
  const isLayer = (second & 0x06) !== 0;
  const isRate = (third & 0xf0) !== 0xf0 && (third & 0x0c) !== 0x0c;
  return isLayer && isRate ? "mp3" : null;
}
