// Runs the statements one after another and says where one failed.
import Papa from "papaparse";
import { Refusal } from "../../../parsing/child/serve.mjs";
import { placeOfError } from "./place-of-error.mjs";

const MAX_STATEMENTS = 200;
const MAX_TEXT = 2000;
const MAX_ANSWER_CHARS = 300_000;
const MAX_CSV_CHARS = 64 * 1024 * 1024;
const HEX_BYTES = 64;

/** A value as JSON can carry it: whole numbers beyond 2^53 as text, bytes as an SQL literal. */
function shown(value) {
  if (typeof value === "bigint")
    return BigInt(Number(value)) === value && Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof Uint8Array) {
    const hex = Buffer.from(value.subarray(0, HEX_BYTES)).toString("hex");
    return `x'${hex}'${value.length > HEX_BYTES ? `… (${value.length} bytes)` : ""}`;
  }
  if (typeof value === "string" && value.length > MAX_TEXT)
    return `${value.slice(0, MAX_TEXT)}… (${value.length} characters)`;
  return value;
}

const forCsv = (value) =>
  value instanceof Uint8Array ? Buffer.from(value).toString("hex") : value === null ? "" : String(value);

function readRows(statement, budget, options) {
  const rows = [];
  const lines = [];
  let total = 0;
  let written = 0;
  while (statement.step()) {
    total += 1;
    const keeps = rows.length < options.max_rows && budget.left > 0;
    if (!keeps && !options.csv) continue;
    const values = statement.get(null, { useBigInt: true });
    if (options.csv) {
      const line = Papa.unparse([values.map(forCsv)]);
      written += line.length;
      if (written > MAX_CSV_CHARS) throw new Refusal("TOO_LARGE", "The result is larger than a file of 64 MB.");
      lines.push(line);
    }
    if (!keeps) continue;
    const row = values.map(shown);
    budget.left -= JSON.stringify(row).length;
    rows.push(row);
  }
  return { rows, lines, total };
}

/** @param {any} db @param {string} sql @param {{ max_rows: number, csv: boolean }} options */
export function execute(db, sql, options) {
  const results = [];
  const budget = { left: MAX_ANSWER_CHARS };
  let csv = null;
  let at = 0;
  const statements = db.iterateStatements(sql);
  const failed = (error) => ({ results, csv, error: explain(db, sql, at, results.length + 1, error) });
  for (;;) {
    if (results.length >= MAX_STATEMENTS)
      return failed(new Error(`More than ${MAX_STATEMENTS} statements in one call.`));
    try {
      const { value: statement, done } = statements.next();
      if (done) return { results, csv, error: null };
      const columns = statement.getColumnNames();
      const { rows, lines, total } = readRows(statement, budget, options);
      const text = sql.slice(at, sql.length - statements.getRemainingSQL().length).trim();
      results.push(
        columns.length > 0
          ? { statement: text.slice(0, 200), columns, rows, row_count: total, truncated: rows.length < total }
          : { statement: text.slice(0, 200), changes: db.getRowsModified() },
      );
      if (options.csv && columns.length > 0) csv = [Papa.unparse([columns]), ...lines, ""].join("\r\n");
      at = sql.length - statements.getRemainingSQL().length;
    } catch (error) {
      if (error instanceof Refusal) throw error;
      return failed(error);
    }
  }
}

function explain(db, sql, from, statement, error) {
  const message = String(error?.message ?? error);
  const start = from + (/^\s*/.exec(sql.slice(from))?.[0].length ?? 0);
  const offset = start + offsetIn(db, sql.slice(start), message);
  const before = sql.slice(0, offset).split("\n");
  return { statement, message, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Where a mistake stands: a name is at its first occurrence as a word. */
function offsetIn(db, text, message) {
  const near = /^near "([\s\S]+)": syntax error$/.exec(message)?.[1];
  if (near !== undefined) return placeOfError(db, text, near, message) ?? 0;
  if (message === "incomplete input") return text.trimEnd().length;
  const name = /(?:no such (?:table|column|function|module)|ambiguous column name): (?:.*\.)?(.+)$/.exec(message)?.[1];
  const found = name === undefined ? -1 : text.toLowerCase().indexOf(name.toLowerCase());
  return Math.max(0, found);
}
