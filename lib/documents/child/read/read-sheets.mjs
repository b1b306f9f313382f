import * as XLSX from "@e965/xlsx";
import { Refusal } from "../../../parsing/child/serve.mjs";
import { dateText } from "./date-text.mjs";

/** What a model or a person could still want to see of one sheet. */
const SHOWN = { rows: 50_000, columns: 500, cells: 1_000_000 };

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
 * The rows of a sheet as cells; columns and rows that hold nothing at the end are left out, and what is beyond `most`.
 * @param {import("@e965/xlsx").WorkSheet} sheet
 * @param {{ rows: number, columns: number, cells: number }} most
 */
export function cellsOf(sheet, most = SHOWN) {
  const data = sheet["!data"] ?? [];
  const rows = [];
  let width = 0;
  let count = 0;
  let is_cut = data.length > most.rows;
  for (let y = 0; y < Math.min(data.length, most.rows) && count < most.cells; y += 1) {
    const row = [...(data[y] ?? [])];
    while (row.length > 0 && !holdsSomething(row.at(-1))) row.pop();
    is_cut ||= row.length > most.columns;
    row.length = Math.min(row.length, most.columns);
    rows.push(row);
    width = Math.max(width, row.length);
    count += row.length;
  }
  while (rows.length > 0 && rows.at(-1).length === 0) rows.pop();
  return { rows, width, is_cut: is_cut || count >= most.cells };
}

const holdsSomething = (cell) => cell && (cell.f !== undefined || (cell.v !== undefined && cell.v !== ""));

/** What a cell shows. */
export function shownIn(cell) {
  if (!cell || cell.v === undefined) return "";
  if (cell.t === "d") return dateText(cell.v);
  if (cell.t === "e") return String(cell.w ?? "#ERROR");
  return String(cell.w ?? cell.v);
}
