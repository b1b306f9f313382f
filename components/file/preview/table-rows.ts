import Papa from "papaparse";

/** Rows that a preview shows. */
export const MAX_ROWS = 200;
const MAX_COLUMNS = 50;

export interface TableRow {
  /** Its place, counted from 1; cells have theirs within it. */
  place: number;
  cells: { place: number; text: string }[];
}

/** The first rows of a CSV or TSV text, all as wide as the widest; the last line of a cut text is left out. */
export function tableRows(text: string, isCut: boolean): { rows: TableRow[]; hasMore: boolean } {
  const { data } = Papa.parse<string[]>(text, { preview: MAX_ROWS + 2, skipEmptyLines: true });
  const whole = isCut && data.length <= MAX_ROWS + 1 ? data.slice(0, -1) : data;
  const shown = whole.slice(0, MAX_ROWS + 1);
  const width = Math.min(MAX_COLUMNS, Math.max(0, ...shown.map((row) => row.length)));
  const rows = shown.map((row, line) => ({
    place: line + 1,
    cells: Array.from({ length: width }, (_, column) => ({ place: column + 1, text: row[column] ?? "" })),
  }));
  return { rows, hasMore: whole.length > MAX_ROWS + 1 };
}
