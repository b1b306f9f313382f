import Papa from "papaparse";
import { Refusal } from "../../../parsing/child/serve.mjs";
import { dateText } from "../read/date-text.mjs";
import { markdownTable } from "../read/markdown-table.mjs";

const encode = (text) => new TextEncoder().encode(text);
const MAX_SHEET_NAME = 31;

/**
 * Tables as a file. Formats that hold one take the first.
 * @param {import("./read-table.mjs").Sheet[]} sheets
 * @param {string} to
 * @returns {Promise<Uint8Array>}
 */
export async function writeTable(sheets, to) {
  const [first = { name: "Sheet1", rows: [] }] = sheets;
  if (to === "csv" || to === "tsv") return encode(separated(first.rows, to === "csv" ? "," : "\t"));
  if (to === "json")
    return encode(`${JSON.stringify(sheets.length === 1 ? objectsOf(first) : named(sheets), null, 2)}\n`);
  if (to === "jsonl")
    return encode(
      objectsOf(first)
        .map((row) => `${JSON.stringify(row)}\n`)
        .join(""),
    );
  if (to === "md") return encode(`${sheets.map((sheet) => section(sheet, sheets.length > 1)).join("\n\n")}\n`);
  if (to === "xlsx") return workbook(sheets);
  if (to === "parquet") return parquet(first);
  throw new Refusal("UNSUPPORTED", `Tables cannot be written as ${to}.`);
}

/** Excel takes UTF-8 for something else without the mark. */
const separated = (rows, delimiter) =>
  `\ufeff${Papa.unparse(
    rows.map((row) => row.map(textOf)),
    { delimiter },
  )}\r\n`;

function textOf(value) {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return dateText(value);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Names of columns that can be keys: none empty, none twice. */
export function columnsOf({ rows: [head = [], ...rows] }) {
  const width = rows.reduce((most, row) => Math.max(most, row.length), head.length);
  const used = new Set();
  return Array.from({ length: width }, (_, at) => {
    const base = textOf(head[at]).trim() || `column_${at + 1}`;
    let name = base;
    for (let number = 2; used.has(name); number += 1) name = `${base}_${number}`;
    used.add(name);
    return name;
  });
}

function objectsOf(sheet) {
  const columns = columnsOf(sheet);
  return sheet.rows.slice(1).map((row) => Object.fromEntries(columns.map((column, at) => [column, plain(row[at])])));
}

const plain = (value) => (value instanceof Date ? dateText(value) : (value ?? null));
const named = (sheets) => Object.fromEntries(sheets.map((sheet) => [sheet.name, objectsOf(sheet)]));

function section(sheet, hasTitle) {
  const table = markdownTable(sheet.rows.map((row) => row.map(textOf)));
  return hasTitle ? `## ${sheet.name}\n\n${table || "(empty)"}` : table;
}

async function workbook(sheets) {
  const XLSX = await import("@e965/xlsx");
  const book = XLSX.utils.book_new();
  const used = new Set();
  for (const { name, rows } of sheets) {
    const sheet = XLSX.utils.aoa_to_sheet(rows, { cellDates: true, UTC: true, dateNF: "yyyy-mm-dd" });
    sheet["!cols"] = widthsOf(rows);
    XLSX.utils.book_append_sheet(book, sheet, sheetName(name, used));
  }
  return new Uint8Array(XLSX.write(book, { type: "array", bookType: "xlsx", compression: true }));
}

function sheetName(wanted, used) {
  const base =
    wanted
      .replace(/[\\/?*[\]:]/g, " ")
      .trim()
      .slice(0, MAX_SHEET_NAME) || "Sheet";
  let name = base;
  for (let number = 2; used.has(name.toLowerCase()); number += 1)
    name = `${base.slice(0, MAX_SHEET_NAME - 4)} ${number}`;
  used.add(name.toLowerCase());
  return name;
}

/** Chinese letters are twice as wide. */
function widthsOf(rows) {
  const widths = [];
  for (const row of rows.slice(0, 200)) {
    row.forEach((value, at) => {
      const letters = textOf(value).replace(/[^\x20-\x7e]/g, "xx").length;
      widths[at] = Math.min(60, Math.max(widths[at] ?? 8, letters + 2));
    });
  }
  return Array.from(widths, (wch) => ({ wch: wch ?? 8 }));
}

async function parquet(sheet) {
  const { parquetWriteBuffer } = await import("hyparquet-writer");
  const rows = sheet.rows.slice(1);
  const columnData = columnsOf(sheet).map((name, at) =>
    columnOf(
      name,
      rows.map((row) => row[at] ?? null),
    ),
  );
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}

/** A column has one type: that of all its values, or text. */
function columnOf(name, values) {
  const present = values.filter((value) => value !== null);
  const all = (test) => present.length > 0 && present.every(test);
  if (all((value) => typeof value === "boolean")) return { name, data: values, type: "BOOLEAN", nullable: true };
  if (all((value) => typeof value === "number")) return { name, data: values, type: "DOUBLE", nullable: true };
  if (all((value) => value instanceof Date)) return { name, data: values, type: "TIMESTAMP", nullable: true };
  return { name, data: values.map((value) => (value === null ? null : textOf(value))), type: "STRING", nullable: true };
}
