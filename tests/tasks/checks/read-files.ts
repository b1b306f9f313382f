import * as XLSX from "@e965/xlsx";
import { parquetReadObjects } from "hyparquet";
import mammoth from "mammoth";
import sharp from "sharp";
import { extractText, getDocumentProxy } from "unpdf";
import { unzip } from "../../support/unzip.ts";

// Readers of their own, so that a file is not found right by the code that wrote it.

export const textOf = (data: Uint8Array): string => new TextDecoder().decode(data);

export const wordText = async (data: Uint8Array): Promise<string> =>
  (await mammoth.extractRawText({ buffer: Buffer.from(data) })).value;

export const pdfText = async (data: Uint8Array): Promise<string> =>
  (await extractText(await getDocumentProxy(new Uint8Array(data)), { mergePages: true })).text;

/** The texts of all slides. */
export async function slidesText(data: Uint8Array): Promise<string> {
  const parts = [...(await unzip(data))].filter(([name]) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
  return parts.map(([, xml]) => xml.replaceAll(/<[^>]+>/g, " ")).join("\n");
}

/** All cells of all sheets, row by row as JSON: numbers are numbers. */
export const sheetText = (data: Uint8Array): string => {
  const book = XLSX.read(data);
  return book.SheetNames.map((name) => {
    const sheet = book.Sheets[name];
    return sheet ? JSON.stringify(XLSX.utils.sheet_to_json(sheet, { header: 1 })) : "";
  }).join("\n");
};

export async function parquetText(data: Uint8Array): Promise<string> {
  const rows = await parquetReadObjects({ file: new Uint8Array(data).buffer });
  return JSON.stringify(rows, (_, value: unknown) => (typeof value === "bigint" ? Number(value) : value));
}

/** `png 120x80`, and whether it shows more than one colour. */
export async function pictureText(data: Uint8Array): Promise<string> {
  const { format, width, height } = await sharp(data).metadata();
  const { channels } = await sharp(data).removeAlpha().stats();
  const isPlain = channels.every(({ min, max }) => min === max);
  return `${format} ${width}x${height} ${isPlain ? "plain" : "drawn"}`;
}

/** What the first bytes say: `RIFF/WAVE`, `fLaC`, `ID3`. */
export const signature = (data: Uint8Array): string => Buffer.from(data.subarray(0, 16)).toString("latin1");
