import { decodeText } from "../../../parsing/child/decode-text.mjs";
import { detectFormat as formatByBytes } from "../../../parsing/child/detect-format.mjs";
import { Refusal } from "../../../parsing/child/serve.mjs";
import { openArchive } from "./zip-archive.mjs";

const OPEN_DOCUMENT = {
  "application/vnd.oasis.opendocument.text": "odt",
  "application/vnd.oasis.opendocument.spreadsheet": "ods",
  "application/vnd.oasis.opendocument.presentation": "odp",
  "application/epub+zip": "epub",
};
const OFFICE = { "word/": "docx", "xl/": "xlsx", "ppt/": "pptx" };
/** Names a format may have. What is not listed has its own name. */
const EXTENSIONS = {
  docx: ["docx", "docm", "dotx"],
  xlsx: ["xlsx", "xlsm", "xltx", "xlsb"],
  xls: ["xls", "xlt"],
  pptx: ["pptx", "pptm", "ppsx"],
};
const BINARY = new Set(["pdf", "docx", "xlsx", "xls", "pptx", "odt", "ods", "odp", "epub", "rtf", "parquet"]);
const PICTURES = new Set(["png", "jpg", "gif", "webp", "bmp", "tiff", "heic", "avif"]);
const MARKUP = /^\s*(<!--[\s\S]{0,2000}?-->\s*)*<(!doctype\s+html|html|head|body)\b/i;
const MARKUP_NAMES = new Set(["html", "htm", "xhtml"]);

export const extensionOf = (name) => /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";

/**
 * What a file is, by its content; its name only tells one kind of text from another.
 * @param {Uint8Array} input
 * @param {string} name
 * @returns {Promise<{ format: string, archive?: import("./zip-archive.mjs").Archive, decoded?: { text: string, encoding: string }, notes: string[] }>}
 */
export async function detectFormat(input, name) {
  const found = await detect(input, extensionOf(name));
  return { ...found, notes: mislabelled(found.format, extensionOf(name)) };
}

async function detect(input, extension) {
  if (input.length === 0) throw new Refusal("DAMAGED", "The file is empty.");
  const head = Buffer.from(input.subarray(0, 1024)).toString("latin1");
  if (head.includes("%PDF-")) return { format: "pdf" };
  if (head.startsWith("PK\x03\x04") || head.startsWith("PK\x05\x06")) return inArchive(input);
  if (head.startsWith("{\\rtf")) return { format: "rtf" };
  if (head.startsWith("PAR1")) return { format: "parquet" };
  if (head.startsWith("\xd0\xcf\x11\xe0")) return { format: inCompound(input, extension) };
  if (PICTURES.has(formatByBytes(input))) {
    throw new Refusal(
      "UNSUPPORTED",
      "This is a picture, not a document. Read it with the tools for pictures or for OCR.",
    );
  }
  const decoded = decodeText(input);
  if (!decoded)
    throw new Refusal("UNSUPPORTED", "This is no document that can be read: its content is of no known kind.");
  const isMarkup = MARKUP.test(decoded.text.slice(0, 4000)) || MARKUP_NAMES.has(extension);
  return { format: isMarkup ? "html" : textFormat(extension), decoded };
}

const textFormat = (extension) =>
  extension === "markdown"
    ? "md"
    : extension === "" || BINARY.has(extension) || extension === "text"
      ? "txt"
      : extension;

async function inArchive(input) {
  const archive = await openArchive(input);
  const format = formatInArchive(archive);
  if (format) return { format, archive };
  throw new Refusal("UNSUPPORTED", "This is an archive, not a document. Unpack it and read the files in it.");
}

function formatInArchive(archive) {
  if (archive.has("mimetype")) {
    const known = OPEN_DOCUMENT[archive.bytes("mimetype").toString("latin1").trim()];
    if (known) return known;
  }
  if (archive.has("META-INF/container.xml")) return "epub";
  const folder = Object.keys(OFFICE).find((prefix) => archive.names.some((name) => name.startsWith(prefix)));
  return archive.has("[Content_Types].xml") && folder ? OFFICE[folder] : null;
}

/** The container of Office before 2007, which is also what an encrypted document of today is wrapped in. */
function inCompound(input, extension) {
  const buffer = Buffer.from(input.buffer, input.byteOffset, input.byteLength);
  const holds = (name) => buffer.includes(Buffer.from(name, "utf16le"));
  if (holds("EncryptedPackage")) {
    throw new Refusal("ENCRYPTED", "The document is protected by a password. Ask for a copy without one.");
  }
  if (holds("Workbook") || holds("Book")) return "xls";
  const modern = extension === "ppt" ? "pptx" : "docx";
  throw new Refusal("UNSUPPORTED", `This is a document of Office before 2007. Ask for it saved as ${modern} or PDF.`);
}

function mislabelled(format, extension) {
  const names = EXTENSIONS[format] ?? [format];
  const isWrong = extension !== "" && !names.includes(extension) && (BINARY.has(format) || BINARY.has(extension));
  if (!isWrong) return [];
  return [
    `The file is mislabelled: its name says ${extension.slice(0, 20)}, its content is ${format}. It was read as ${format}.`,
  ];
}
