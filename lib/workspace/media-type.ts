/** First bytes of formats that are recognised whatever the file is called. `at` is where the bytes stand. */
const MAGIC: { type: string; at?: number; bytes: string }[] = [
  { type: "image/png", bytes: "\x89PNG\r\n\x1a\n" },
  { type: "image/jpeg", bytes: "\xff\xd8\xff" },
  { type: "image/gif", bytes: "GIF8" },
  { type: "image/bmp", bytes: "BM" },
  { type: "image/tiff", bytes: "II*\0" },
  { type: "image/tiff", bytes: "MM\0*" },
  { type: "image/webp", at: 8, bytes: "WEBP" },
  { type: "audio/wav", at: 8, bytes: "WAVE" },
  { type: "video/x-msvideo", at: 8, bytes: "AVI " },
  { type: "application/pdf", bytes: "%PDF-" },
  { type: "application/gzip", bytes: "\x1f\x8b" },
  { type: "application/x-7z-compressed", bytes: "7z\xbc\xaf\x27\x1c" },
  { type: "application/vnd.rar", bytes: "Rar!\x1a\x07" },
  { type: "application/x-tar", at: 257, bytes: "ustar" },
  { type: "application/vnd.sqlite3", bytes: "SQLite format 3\0" },
  { type: "audio/flac", bytes: "fLaC" },
  { type: "audio/mpeg", bytes: "ID3" },
  { type: "audio/ogg", bytes: "OggS" },
  { type: "video/webm", bytes: "\x1a\x45\xdf\xa3" },
  { type: "video/mp4", at: 4, bytes: "ftyp" },
  { type: "application/vnd.ms-office", bytes: "\xd0\xcf\x11\xe0" },
  { type: "application/zip", bytes: "PK\x03\x04" },
  { type: "application/zip", bytes: "PK\x05\x06" },
];

/** What a container may be when its extension says so. */
const WITHIN: Record<string, Record<string, string>> = {
  "application/zip": {
    docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    odt: "application/vnd.oasis.opendocument.text",
    ods: "application/vnd.oasis.opendocument.spreadsheet",
    epub: "application/epub+zip",
  },
  "application/vnd.ms-office": {
    doc: "application/msword",
    xls: "application/vnd.ms-excel",
    ppt: "application/vnd.ms-powerpoint",
  },
  "video/mp4": { m4a: "audio/mp4", mov: "video/quicktime", heic: "image/heic", avif: "image/avif" },
  "video/webm": { mkv: "video/x-matroska" },
};

const TEXT: Record<string, string> = {
  csv: "text/csv",
  tsv: "text/tab-separated-values",
  md: "text/markdown",
  markdown: "text/markdown",
  html: "text/html",
  htm: "text/html",
  css: "text/css",
  xml: "application/xml",
  svg: "image/svg+xml",
  json: "application/json",
  jsonl: "application/jsonl",
  yaml: "application/yaml",
  yml: "application/yaml",
  toml: "application/toml",
  js: "text/javascript",
  mjs: "text/javascript",
  ts: "text/x-typescript",
  py: "text/x-python",
  sh: "text/x-shellscript",
  sql: "application/sql",
  rtf: "application/rtf",
  ipynb: "application/x-ipynb+json",
};

/** How much is looked at to tell text from other bytes. */
const SAMPLE = 64 * 1024;
/** The first bytes of a larger file that are enough to know its type: one more than are looked at, to say that it goes on. */
export const MEDIA_TYPE_SAMPLE = SAMPLE;

/**
 * A file's media type from its first bytes, and, for text and containers, its extension. What a client says is not asked.
 * `application/octet-stream` where neither tells.
 */
export function mediaTypeOf(path: string, data: Uint8Array): string {
  const extension = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? "";
  const head = Buffer.from(data.subarray(0, 512)).toString("latin1");
  const magic = MAGIC.find(({ at = 0, bytes }) => head.startsWith(bytes, at))?.type;
  if (magic === "image/bmp" && extension !== "bmp") return textTypeOf(extension, data);
  if (magic) return WITHIN[magic]?.[extension] ?? magic;
  return textTypeOf(extension, data);
}

function textTypeOf(extension: string, data: Uint8Array): string {
  if (isText(data, "utf-8")) return TEXT[extension] ?? "text/plain";
  // Older Chinese text files. Their encoding takes almost any bytes for characters, so the name has to say it too.
  const named = TEXT[extension] ?? (extension === "txt" ? "text/plain" : undefined);
  return named && isText(data, "gb18030") ? named : "application/octet-stream";
}

function isText(data: Uint8Array, encoding: "utf-8" | "gb18030"): boolean {
  const sample = data.subarray(0, SAMPLE);
  if (sample.includes(0)) return false;
  try {
    // The last character of a sample may be cut; that of a whole file may not.
    new TextDecoder(encoding, { fatal: true }).decode(sample, { stream: data.length > SAMPLE });
    return true;
  } catch {
    // Not this encoding.
    return false;
  }
}
