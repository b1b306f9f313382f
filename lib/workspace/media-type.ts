import { detectFormat, type FileFormat } from "../parsing/index.ts";

/** The type of each format that is told by its bytes, whatever the file is called. A drawing is a text. */
const TYPES: Record<Exclude<FileFormat, "svg">, string> = {
  png: "image/png",
  jpg: "image/jpeg",
  gif: "image/gif",
  bmp: "image/bmp",
  tiff: "image/tiff",
  webp: "image/webp",
  heic: "image/heic",
  avif: "image/avif",
  mp3: "audio/mpeg",
  wav: "audio/wav",
  flac: "audio/flac",
  aac: "audio/aac",
  m4a: "audio/mp4",
  ogg: "audio/ogg",
  mp4: "video/mp4",
  mov: "video/quicktime",
  avi: "video/x-msvideo",
  wmv: "video/x-ms-wmv",
  mkv: "video/x-matroska",
  webm: "video/webm",
  pdf: "application/pdf",
  gzip: "application/gzip",
  "7z": "application/x-7z-compressed",
  rar: "application/vnd.rar",
  tar: "application/x-tar",
  sqlite: "application/vnd.sqlite3",
  office: "application/vnd.ms-office",
  zip: "application/zip",
};

/** Sound without a header of its own begins like other bytes may: the name has to say it too. */
const FRAMES = new Set(["mp3", "aac"]);

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
  "video/x-ms-wmv": { wma: "audio/x-ms-wma" },
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
  const format = detectFormat(data);
  const isSure = format !== null && (!FRAMES.has(format) || extension === format || isTagged(data));
  if (!isSure || format === "svg") return textTypeOf(extension, data);
  const type = TYPES[format];
  return WITHIN[type]?.[extension] ?? type;
}

const isTagged = (data: Uint8Array): boolean => Buffer.from(data.subarray(0, 3)).toString("latin1") === "ID3";

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
