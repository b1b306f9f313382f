/** A cell that a spreadsheet would take for a formula is kept as the text it is. */
const FORMULA = /^[=+@\t\r]|^-(?![\d.])/;

function cell(value: unknown): string {
  if (value === null || value === undefined) return "";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const safe = typeof value === "string" && FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const isRow = (item: unknown): item is Record<string, unknown> =>
  typeof item === "object" && item !== null && !Array.isArray(item);

/**
 * RFC 4180 with a byte order mark, so that spreadsheets show Chinese. The columns are those given, else the keys of the
 * rows in the order they appear, else one column `value`.
 */
export function toCsv(items: unknown[], columns: string[] | null): string {
  const keys = columns ?? [...new Set(items.flatMap((item) => (isRow(item) ? Object.keys(item) : [])))];
  const names = keys.length > 0 ? keys : ["value"];
  const lines = items.map((item) =>
    names.map((name) => cell(isRow(item) ? item[name] : keys.length > 0 ? "" : item)).join(","),
  );
  return `\ufeff${[names.map(cell).join(","), ...lines].join("\r\n")}\r\n`;
}
