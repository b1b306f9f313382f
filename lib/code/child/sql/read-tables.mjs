// Files become tables: { name, columns, rows }, where rows are arrays of null, number, bigint, string or bytes.

import * as XLSX from "@e965/xlsx";
import { parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import Papa from "papaparse";
import { decodeText } from "../../../parsing/child/decode-text.mjs";
import { Refusal } from "../../../parsing/child/serve.mjs";

const MAX_COLUMNS = 1000;
const MAX_NAME = 200;
const INTEGER = /^[+-]?(0|[1-9]\d{0,17})$/;
const REAL = /^[+-]?(0|[1-9]\d*)?(\.\d+)?([eE][+-]?\d{1,3})?$/;

/** A name that needs no quotes in SQL. @param {string} text */
export const identifier = (text) =>
  text
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}_]+/gu, "_")
    .replace(/^_+|_+$/g, "")
    .replace(/^(?=\p{N})/u, "t_") || "t";

/** @param {Uint8Array} bytes */
function decode(bytes) {
  const decoded = decodeText(bytes);
  if (!decoded) throw new Error("it is no text");
  return decoded.text.replace(/^\ufeff/, "");
}

/** Names for every column: none empty, none twice, none endless. @param {unknown[]} header */
function columnNames(header) {
  const taken = new Set();
  return header.slice(0, MAX_COLUMNS).map((cell, index) => {
    const wanted =
      String(cell ?? "")
        .trim()
        .slice(0, MAX_NAME) || `column_${index + 1}`;
    let name = wanted;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${wanted}_${number}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

const ofText = {
  INTEGER: (cell) => (cell.length < 16 ? Number(cell) : BigInt(cell)),
  REAL: Number,
  TEXT: (cell) => cell,
};

/** Text cells get the narrowest type that all of a column share; an empty cell is NULL. */
function typed(rows, width) {
  const types = Array.from({ length: width }, (_, column) => {
    let type = "INTEGER";
    let isEmpty = true;
    for (const row of rows) {
      const cell = row[column]?.trim() ?? "";
      if (cell === "") continue;
      isEmpty = false;
      if (type === "INTEGER" && !INTEGER.test(cell)) type = "REAL";
      if (type === "REAL" && !(REAL.test(cell) && /\d/.test(cell))) return "TEXT";
    }
    return isEmpty ? "TEXT" : type;
  });
  const convert = (row) => types.map((type, column) => convertCell(type, row[column]));
  return { types, rows: rows.map(convert) };
}

function convertCell(type, cell) {
  if (cell === undefined || cell.trim() === "") return null;
  return ofText[type](type === "TEXT" ? cell : cell.trim());
}

function csv(bytes, name, delimiter) {
  const { data } = Papa.parse(decode(bytes), { skipEmptyLines: "greedy", delimiter });
  const width = data.reduce((most, row) => Math.max(most, row.length), 0);
  const names = columnNames(Array.from({ length: width }, (_, index) => data[0]?.[index]));
  const { types, rows } = typed(data.slice(1), names.length);
  return [{ name, columns: names.map((column, index) => ({ name: column, type: types[index] })), rows }];
}

/** What SQLite can hold of a JavaScript value. */
function toValue(value) {
  if (value === undefined || value === null) return null;
  if (value instanceof Date)
    return value
      .toISOString()
      .replace(/T00:00:00\.000Z$/, "")
      .replace("T", " ")
      .replace(/(\.000)?Z$/, "");
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "bigint" || typeof value === "string" || value instanceof Uint8Array) return value;
  return JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? String(inner) : inner));
}

const typeOf = (value) => {
  if (typeof value === "bigint" || Number.isInteger(value)) return "INTEGER";
  if (typeof value === "number") return "REAL";
  return value instanceof Uint8Array ? "BLOB" : "TEXT";
};

/** The type that all values of a column share, or none, so that SQLite keeps each as it is. */
function columnType(rows, index) {
  const types = new Set(
    rows
      .map((row) => row[index])
      .filter((value) => value !== null)
      .map(typeOf),
  );
  if (types.size === 2 && types.has("INTEGER") && types.has("REAL")) return "REAL";
  if (types.size === 0) return "TEXT";
  return types.size === 1 ? [...types][0] : "";
}

function table(name, header, values) {
  const names = columnNames(header);
  const rows = values.map((row) => names.map((_, index) => toValue(row[index])));
  return { name, columns: names.map((column, index) => ({ name: column, type: columnType(rows, index) })), rows };
}

const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

function records(name, items) {
  if (!items.every(isRecord)) {
    if (items.every(Array.isArray)) return table(name, items[0] ?? [], items.slice(1));
    return table(
      name,
      ["value"],
      items.map((item) => [item]),
    );
  }
  const keys = [...new Set(items.flatMap(Object.keys))];
  return table(
    name,
    keys,
    items.map((item) => keys.map((key) => item[key])),
  );
}

function json(bytes, name, isLines) {
  const text = decode(bytes);
  const value = isLines
    ? text
        .split("\n")
        .filter((line) => line.trim())
        .map((line) => JSON.parse(line))
    : JSON.parse(text);
  if (Array.isArray(value)) return [records(name, value)];
  if (!isRecord(value)) return [records(name, [{ value }])];
  const lists = Object.entries(value).filter(([, items]) => Array.isArray(items) && items.some(isRecord));
  if (lists.length === 0) return [records(name, [value])];
  return lists.map(([key, items]) => records(lists.length === 1 ? name : `${name}_${identifier(key)}`, items));
}

function xlsx(bytes, name) {
  const book = XLSX.read(bytes, { type: "array", cellDates: true, UTC: true });
  return book.SheetNames.flatMap((sheet) => {
    const [header, ...rows] = XLSX.utils.sheet_to_json(book.Sheets[sheet], {
      header: 1,
      raw: true,
      blankrows: false,
      UTC: true,
    });
    if (!header) return [];
    const width = Math.max(header.length, ...rows.slice(0, 10_000).map((row) => row.length));
    const own = book.SheetNames.length === 1 ? name : `${name}_${identifier(sheet)}`;
    return [
      {
        ...table(
          own,
          Array.from({ length: width }, (_, index) => header[index]),
          rows,
        ),
        sheet,
      },
    ];
  });
}

async function parquet(bytes, name) {
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  return [records(name, await parquetReadObjects({ file, compressors }))];
}

const READERS = {
  csv: (bytes, name) => csv(bytes, name, ""),
  tsv: (bytes, name) => csv(bytes, name, "\t"),
  json: (bytes, name) => json(bytes, name, false),
  jsonl: (bytes, name) => json(bytes, name, true),
  xlsx,
  parquet,
};

/**
 * The tables of one file. Throws Refusal with the file's name.
 * @param {{ path: string, name: string, kind: string }} file @param {Uint8Array} bytes
 */
export async function readTables({ path, name, kind }, bytes) {
  try {
    return await READERS[kind](bytes, name);
  } catch (error) {
    throw new Refusal("DAMAGED", `${path} cannot be read as ${kind}: ${String(error?.message ?? error).slice(0, 200)}`);
  }
}
