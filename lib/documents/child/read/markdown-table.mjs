/** Stands in a cell that is merged with the one to its left, or above it. */
export const MERGED_LEFT = "←";
export const MERGED_UP = "↑";
export const MERGED_NOTE = `In tables, ${MERGED_LEFT} and ${MERGED_UP} stand for cells that are merged with their left or upper neighbour.`;

/** @param {string} text */
const cell = (text) =>
  String(text ?? "")
    .trim()
    .replaceAll("|", "\\|")
    .replace(/\s*\n+\s*/g, "<br>");

/**
 * Rows of texts as a Markdown table; the first row is its head. Empty for no rows.
 * @param {string[][]} rows
 */
export function markdownTable(rows) {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (width === 0) return "";
  const line = (row) => `| ${Array.from({ length: width }, (_, at) => cell(row[at])).join(" | ")} |`;
  const [head = [], ...body] = rows;
  return [line(head), `|${" --- |".repeat(width)}`, ...body.map(line)].join("\n");
}

/** A span as a file says it: at least one, whatever else it says. */
const spanIn = (said, most) => Math.min(Math.max(1, Math.floor(said) || 1), most);

/**
 * Puts cells with spans into a grid, with marks where a cell covers others.
 * @param {{ text: string, columns: number, rows: number }[][]} rows
 * @returns {string[][]}
 */
export function gridOf(rows) {
  const grid = [];
  rows.forEach((cells, y) => {
    grid[y] ??= [];
    let x = 0;
    for (const { text, columns, rows: height } of cells) {
      while (grid[y][x] !== undefined) x += 1;
      const lastRow = Math.min(rows.length, y + spanIn(height, 1000));
      const lastColumn = x + spanIn(columns, 200);
      for (let down = y; down < lastRow; down += 1) {
        grid[down] ??= [];
        for (let right = x; right < lastColumn; right += 1) {
          grid[down][right] = right > x ? MERGED_LEFT : down > y ? MERGED_UP : text;
        }
      }
      x = lastColumn;
    }
  });
  return grid.map((row) => Array.from(row, (text) => text ?? ""));
}
