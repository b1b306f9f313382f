import { deflateSync } from "node:zlib";
import * as XLSX from "@e965/xlsx";
import PDFDocument from "pdfkit";
import { contents } from "./corpus/content.ts";
import { docxOf } from "./corpus/docx.ts";
import { epubOf, pageOf } from "./corpus/pages.ts";
import { pdfOf } from "./corpus/pdf.ts";
import { zipOf } from "./corpus/zip.ts";

const MIB = 1024 * 1024;
const TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
const blocks = contents[0]?.blocks ?? [];

export interface HostileFile {
  name: string;
  data: () => Promise<Uint8Array> | Uint8Array;
  /** The codes with which it may be refused. */
  codes: string[];
  /** Takes a child's whole time, so that only the long form tries it. */
  is_slow?: boolean;
}

const office = (part: string, content: string | Uint8Array, more: [string, string][] = []) =>
  zipOf([["[Content_Types].xml", TYPES], [part, content], ...more]);

const word = (body: string) => office("word/document.xml", body);

const DIRECTORY = Buffer.from([0x50, 0x4b, 0x01, 0x02]);
const END = Buffer.from([0x50, 0x4b, 0x05, 0x06]);

/** A document whose one part announces to be of another size than it is. */
async function announcing(real: number, announced: number): Promise<Buffer> {
  const zip = await word(" ".repeat(real));
  zip.writeUInt32LE(announced, zip.lastIndexOf(DIRECTORY) + 24);
  return zip;
}

/** A document of one part that its directory names ten thousand times. */
async function manyFiles(): Promise<Buffer> {
  const zip = await zipOf([["word/document.xml", "<x/>"]]);
  const [directory, end] = [zip.indexOf(DIRECTORY), zip.indexOf(END)];
  const entry = zip.subarray(directory, end);
  const tail = Buffer.from(zip.subarray(end));
  const count = 10_100;
  tail.writeUInt16LE(count, 8);
  tail.writeUInt16LE(count, 10);
  tail.writeUInt32LE(entry.length * count, 12);
  return Buffer.concat([zip.subarray(0, directory), ...Array.from({ length: count }, () => entry), tail]);
}

/** A page whose content is one stream of 16 MB of blanks, a hundred times. */
function pdfBomb(): Buffer {
  const stream = deflateSync(Buffer.alloc(16 * MIB, 32));
  const head = `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents[${"4 0 R ".repeat(100)}]>>endobj\n4 0 obj<</Length ${stream.length}/Filter/FlateDecode>>stream\n`;
  return Buffer.concat([Buffer.from(head), stream, Buffer.from("\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF")]);
}

/** Forms that draw each other ten times, twelve deep. */
function pdfOfForms(): Buffer {
  const forms = Array.from({ length: 12 }, (_, at) => {
    const draw = at === 11 ? "BT /F 9 Tf (x) Tj ET" : "/X Do ".repeat(10);
    const resources = at === 11 ? "" : `/Resources<</XObject<</X ${at + 6} 0 R>>>>`;
    return `${at + 5} 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]${resources}/Length ${draw.length}>>stream\n${draw}\nendstream endobj\n`;
  });
  return Buffer.from(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>endobj\n4 0 obj<</Length 5>>stream\n/X Do\nendstream endobj\n${forms.join("")}trailer<</Root 1 0 R>>\n%%EOF`,
  );
}

async function encryptedPdf(): Promise<Buffer> {
  const pdf = new PDFDocument({ userPassword: "secret", ownerPassword: "owner" });
  const chunks: Buffer[] = [];
  pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => pdf.on("end", () => resolve()));
  pdf.text("hidden").end();
  await ended;
  return Buffer.concat(chunks);
}

/** A container with the stream that encrypted documents are kept in. */
function encryptedOffice(): Uint8Array {
  const container = XLSX.CFB.utils.cfb_new();
  XLSX.CFB.utils.cfb_add(container, "/EncryptedPackage", Buffer.alloc(4096, 7));
  const written: unknown = XLSX.CFB.write(container, { type: "buffer" });
  if (!Buffer.isBuffer(written)) throw new Error("no container was made");
  return written;
}

async function encryptedZip(): Promise<Buffer> {
  const zip = await docxOf(blocks);
  const at = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  zip.writeUInt16LE(zip.readUInt16LE(at + 8) | 1, at + 8);
  return zip;
}

const entities =
  '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>';
const deep = (count: number, tag: string) => `<${tag}>`.repeat(count);

/** Files made to hurt or to mislead whoever reads them. */
export const HOSTILE_FILES: HostileFile[] = [
  { name: "zip-bomb.docx", data: () => announcing(1000, 300 * MIB), codes: ["TOO_LARGE"] },
  { name: "many-files.docx", data: manyFiles, codes: ["TOO_LARGE"] },
  { name: "lying-size.docx", data: () => announcing(20 * MIB, 1000), codes: ["TOO_LARGE"] },
  { name: "entities.docx", data: () => word(`${entities}<w:document>&c;</w:document>`), codes: ["UNSAFE"] },
  {
    name: "outside-entity.odt",
    data: () =>
      zipOf([
        ["mimetype", "application/vnd.oasis.opendocument.text"],
        [
          "content.xml",
          '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><office:document-content>&f;</office:document-content>',
        ],
      ]),
    codes: ["UNSAFE"],
  },
  { name: "deep.docx", data: () => word(deep(200_000, "w:p")), codes: ["TOO_LARGE"] },
  { name: "deep.pptx", data: () => office("ppt/presentation.xml", deep(200_000, "p:sp")), codes: ["TOO_LARGE"] },
  { name: "deep.rtf", data: () => Buffer.from(`{\\rtf1 ${"{".repeat(200_000)}`), codes: ["TOO_LARGE"] },
  {
    name: "wide.xlsx",
    data: () => office("xl/workbook.xml", "<workbook><sheets>".padEnd(60 * MIB, "<sheet/>")),
    codes: ["TOO_LARGE", "DAMAGED", "PARSE_TIMEOUT"],
    is_slow: true,
  },
  { name: "bomb.pdf", data: pdfBomb, codes: ["TOO_LARGE", "PARSE_TIMEOUT", "DAMAGED"], is_slow: true },
  { name: "forms.pdf", data: pdfOfForms, codes: ["TOO_LARGE", "PARSE_TIMEOUT", "DAMAGED"], is_slow: true },
  { name: "encrypted.pdf", data: encryptedPdf, codes: ["ENCRYPTED"] },
  { name: "encrypted.docx", data: encryptedOffice, codes: ["ENCRYPTED"] },
  { name: "encrypted.zip.docx", data: encryptedZip, codes: ["ENCRYPTED"] },
  { name: "truncated.docx", data: async () => (await docxOf(blocks)).subarray(0, 900), codes: ["DAMAGED"] },
  { name: "truncated.pdf", data: async () => (await pdfOf([blocks])).subarray(0, 700), codes: ["DAMAGED"] },
  { name: "truncated.rtf", data: () => Buffer.from("{\\rtf1 {\\b bold"), codes: ["DAMAGED"] },
  { name: "truncated.epub", data: async () => (await epubOf("x", contents)).subarray(0, 1500), codes: ["DAMAGED"] },
  { name: "empty.docx", data: () => new Uint8Array(), codes: ["DAMAGED"] },
  { name: "program.pdf", data: () => Buffer.from(`\x7fELF${"\0\x01\x02".repeat(500)}`), codes: ["UNSUPPORTED"] },
  {
    name: "picture.docx",
    data: () => Buffer.from("\x89PNG\r\n\x1a\n".padEnd(200, "\0"), "latin1"),
    codes: ["UNSUPPORTED"],
  },
  { name: "archive.docx", data: () => zipOf([["readme.txt", "hello"]]), codes: ["UNSUPPORTED"] },
];

/** Files whose name is wrong, and what they are. */
export const MISLABELLED: { name: string; format: string; data: () => Promise<Uint8Array> | Uint8Array }[] = [
  { name: "really-word.pdf", format: "docx", data: () => docxOf(blocks) },
  { name: "really-pdf.docx", format: "pdf", data: () => pdfOf([blocks]) },
  { name: "really-page.xlsx", format: "html", data: () => Buffer.from(pageOf(blocks, "utf-8")) },
  { name: "really-text.docx", format: "txt", data: () => Buffer.from("only words") },
];
