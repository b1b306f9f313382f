import Papa from "papaparse";
import { Refusal } from "../../../parsing/child/serve.mjs";
import { fencedCode } from "./fence.mjs";
import { markdownTable } from "./markdown-table.mjs";

const PROSE = new Set(["txt", "md", "log", "rst", "tex", "srt", "vtt"]);
const SHORT = {
  py: "python",
  js: "javascript",
  mjs: "javascript",
  ts: "typescript",
  sh: "bash",
  yml: "yaml",
  rb: "ruby",
  rs: "rust",
};
const SEPARATED = new Set(["csv", "tsv"]);
const MAX_ROWS = 200_000;

const DELIMITER_NAMES = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar" };

/** Text, code and separated values, as one section. */
export function readText({ decoded: { text, encoding }, format }) {
  const notes = encoding === "utf-8" ? [] : [`The text was in ${encoding}.`];
  const plain = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const markdown = SEPARATED.has(format) ? separated(plain, format, notes) : asMarkdown(plain, format);
  return { title: "", unit: "part", sections: [{ label: "", markdown }], notes };
}

function asMarkdown(text, format) {
  if (PROSE.has(format)) return text;
  return fencedCode(text.replace(/\n$/, ""), SHORT[format] ?? format);
}

function separated(text, format, notes) {
  const { rows, delimiter } = parseSeparated(text, format);
  if (delimiter !== ",")
    notes.push(`The values are separated by ${DELIMITER_NAMES[delimiter] ?? JSON.stringify(delimiter)}.`);
  notes.push(`The table has ${rows.length} rows.`);
  return markdownTable(rows);
}

/**
 * The rows of separated values; the separator is the one that gives even rows.
 * @param {string} text
 * @param {string} format
 * @returns {{ rows: string[][], delimiter: string }}
 */
export function parseSeparated(text, format) {
  const delimiter = format === "tsv" ? "\t" : "";
  const guesses = [",", ";", "\t", "|"];
  const { data, meta } = Papa.parse(text, {
    delimiter,
    delimitersToGuess: guesses,
    skipEmptyLines: "greedy",
    preview: MAX_ROWS + 1,
  });
  if (data.length > MAX_ROWS)
    throw new Refusal("TOO_LARGE", `The table has more than ${MAX_ROWS} rows. Use a program to read it.`);
  return { rows: data, delimiter: meta.delimiter };
}
