import * as XLSX from "@e965/xlsx";
import { Refusal } from "../../../parsing/child/serve.mjs";

/** What a model or a person could still want to see of one sheet. */
const MAX_ROWS = 50_000;
const MAX_COLUMNS = 500;
const MAX_CELLS = 1_000_000;

/**
 * A workbook with the cells that hold something, whatever area its sheets claim to have.
 * @param {Uint8Array} input
 * @returns {import("@e965/xlsx").WorkBook}
 */
export function openWorkbook(input) {
  try {
    return XLSX.read(input, {
      type: "array",
      dense: true,
      cellDates: true,
      cellFormula: true,
      cellHTML: false,
      UTC: true,
    });
  } catch (error) {
    if (/password|encrypt/i.test(String(error?.message))) {
      throw new Refusal("ENCRYPTED", "The workbook is protected by a password. Ask for a copy without one.");
    }
    throw new Refusal("DAMAGED", "The workbook is damaged or not one.");
  }
}

/**
 * The rows of a sheet as cells; columns and rows that hold nothing at the end are left out.
 * @param {import("@e965/xlsx").WorkSheet} sheet
 */
export function cellsOf(sheet) {
  const data = sheet["!data"] ?? [];
  const rows = [];
  let width = 0;
  let count = 0;
  for (let y = 0; y < Math.min(data.length, MAX_ROWS) && count < MAX_CELLS; y += 1) {
    const row = (data[y] ?? []).slice(0, MAX_COLUMNS);
    while (row.length > 0 && !holdsSomething(row.at(-1))) row.pop();
    rows.push(row);
    width = Math.max(width, row.length);
    count += row.length;
  }
  while (rows.length > 0 && rows.at(-1).length === 0) rows.pop();
  return { rows, width, is_cut: data.length > MAX_ROWS || count >= MAX_CELLS };
}

const holdsSomething = (cell) => cell && (cell.f !== undefined || (cell.v !== undefined && cell.v !== ""));

/** A date as ISO 8601, without a time where it has none. */
export function dateText(date) {
  if (Number.isNaN(date.getTime())) return "";
  const iso = date.toISOString();
  return iso.endsWith("T00:00:00.000Z") ? iso.slice(0, 10) : iso.slice(0, 19).replace("T", " ");
}

/** What a cell shows. */
export function shownIn(cell) {
  if (!cell || cell.v === undefined) return "";
  if (cell.t === "d") return dateText(cell.v);
  if (cell.t === "e") return String(cell.w ?? "#ERROR");
  return String(cell.w ?? cell.v);
}
