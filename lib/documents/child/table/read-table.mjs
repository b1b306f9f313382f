import { marked } from "marked";
import { decodeText } from "../../../parsing/child/decode-text.mjs";
import { Refusal } from "../../../parsing/child/serve.mjs";
import { parseSeparated } from "../read/read-text.mjs";
import { plainText } from "../write/plain-runs.mjs";

const NUMBER = /^-?(0|[1-9]\d{0,14})(\.\d{1,15})?$/;
const MAX_ROWS = 500_000;
/** Nothing of a table that is converted may be lost without a word. */
const WHOLE = { rows: MAX_ROWS, columns: 16_384, cells: Number.POSITIVE_INFINITY };

/** @typedef {{ name: string, rows: unknown[][] }} Sheet the first row holds the names of the columns */

/**
 * The tables in a file: text, number, boolean, date or null in each cell.
 * @param {Uint8Array} input
 * @param {string} from
 * @returns {Promise<Sheet[]>}
 */
export async function readTable(input, from) {
  if (from === "xlsx" || from === "xls" || from === "ods") return readWorkbook(input);
  if (from === "parquet") return readParquet(input);
  const decoded = decodeText(input);
  if (!decoded) throw new Refusal("DAMAGED", "The file is no text, so it holds no table that can be read.");
  const text = decoded.text.replace(/^\ufeff/, "");
  if (from === "json" || from === "jsonl") return readJson(text);
  if (from === "md") return readMarkdown(text);
  if (from === "html") return readPageTables(text);
  return [{ name: "Sheet1", rows: typed(parseSeparated(text, from).rows) }];
}

/** Texts that are plainly numbers become numbers; codes with leading zeros and long ids stay what they are. */
export const typed = (rows) => rows.map((row, at) => (at === 0 ? row : row.map(typedCell)));

function typedCell(text) {
  if (text === "") return null;
  if (NUMBER.test(text)) return Number(text);
  return text === "true" ? true : text === "false" ? false : text;
}

async function readWorkbook(input) {
  const { cellsOf, openWorkbook } = await import("../read/read-sheets.mjs");
  const workbook = openWorkbook(input);
  return workbook.SheetNames.map((name) => {
    const { rows, width, is_cut } = cellsOf(workbook.Sheets[name], WHOLE);
    if (is_cut) throw tooLong();
    return { name, rows: rows.map((row) => Array.from({ length: width }, (_, at) => cellValue(row[at]))) };
  });
}

const cellValue = (cell) => (!cell || cell.v === undefined ? null : cell.t === "e" ? (cell.w ?? "#ERROR") : cell.v);

async function readParquet(input) {
  const { parquetMetadata, parquetReadObjects, parquetSchema } = await import("hyparquet");
  const { compressors } = await import("hyparquet-compressors");
  const file = input.buffer.slice(input.byteOffset, input.byteOffset + input.byteLength);
  const metadata = parquetMetadata(file);
  if (metadata.num_rows > MAX_ROWS) throw tooLong();
  const names = parquetSchema(metadata).children.map(({ element }) => element.name);
  const objects = await parquetReadObjects({ file, metadata, compressors });
  return [{ name: "Sheet1", rows: [names, ...objects.map((row) => names.map((name) => cellOf(row[name])))] }];
}

/** Nested values of columns become JSON; whole numbers beyond what is exact become text. */
function cellOf(value) {
  if (value === undefined || value === null) return null;
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof Date || typeof value !== "object") return value;
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  return JSON.stringify(value, (_, each) => (typeof each === "bigint" ? String(each) : each));
}

function readJson(text) {
  const value = jsonIn(text);
  if (Array.isArray(value)) return [sheetOf("Sheet1", value)];
  const named = Object.entries(value ?? {}).filter(
    ([, rows]) => Array.isArray(rows) && rows.every((row) => row && typeof row === "object"),
  );
  if (named.length > 0) return named.map(([name, rows]) => sheetOf(name, rows));
  if (value && typeof value === "object") return [sheetOf("Sheet1", [value])];
  throw new Refusal("UNSUPPORTED", "The JSON holds no table: a list of objects or of lists is needed.");
}

function jsonIn(text) {
  try {
    return JSON.parse(text);
  } catch {
    // Perhaps one value per line.
  }
  try {
    return text
      .split("\n")
      .filter((line) => line.trim())
      .map((line) => JSON.parse(line));
  } catch {
    throw new Refusal("DAMAGED", "The file is not valid JSON.");
  }
}

function sheetOf(name, items) {
  if (items.length > MAX_ROWS) throw tooLong();
  if (items.every(Array.isArray)) return { name, rows: items.map((row) => row.map(cellOf)) };
  const isObject = (item) => item && typeof item === "object" && !Array.isArray(item);
  if (!items.every(isObject)) return { name, rows: [["value"], ...items.map((item) => [cellOf(item)])] };
  const columns = [...new Set(items.flatMap(Object.keys))];
  return { name, rows: [columns, ...items.map((item) => columns.map((column) => cellOf(item[column])))] };
}

function readMarkdown(text) {
  const sheets = [];
  let heading = "";
  for (const token of marked.lexer(text, { gfm: true })) {
    if (token.type === "heading") heading = plainText(token.tokens);
    if (token.type !== "table") continue;
    const rows = [token.header, ...token.rows].map((row) => row.map(({ tokens }) => plainText(tokens).trim()));
    sheets.push({ name: heading || `Table ${sheets.length + 1}`, rows: typed(rows) });
  }
  if (sheets.length === 0) throw new Refusal("UNSUPPORTED", "The Markdown holds no table.");
  return sheets;
}

async function readPageTables(text) {
  const { parsePage } = await import("../read/read-html.mjs");
  const { markdownOf } = await import("../read/html-markdown.mjs");
  return readMarkdown(markdownOf(parsePage(text).body));
}

const tooLong = () => new Refusal("TOO_LARGE", `The table has more than ${MAX_ROWS} rows.`);
