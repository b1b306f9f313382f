// Locked child: elements by CSS selector, values by JSONPath, or one table out of a page or a JSON document.
import { query as jsonPath } from "json-p3";
import { parseHTML } from "linkedom";
import { Refusal, serve } from "../../parsing/child/serve.mjs";

const MAX_TEXT = 20_000;
const MAX_COLUMNS = 200;
const MAX_CELLS = 200_000;

const squeeze = (text) =>
  String(text ?? "")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, MAX_TEXT);

function parse(source) {
  const whole = /<html[\s>]/i.test(source) ? source : `<!doctype html><html><head></head><body>${source}</body></html>`;
  const { document } = parseHTML(whole);
  for (const element of document.querySelectorAll("script, style, noscript, template")) element.remove();
  return document;
}

function find(root, selector) {
  try {
    return [...root.querySelectorAll(selector)];
  } catch {
    throw new Refusal("UNSUPPORTED", `${JSON.stringify(selector.slice(0, 200))} is no CSS selector. Correct it.`);
  }
}

const ADDRESSES = new Set(["href", "src", "action", "poster"]);

/** `selector@attribute`; without a selector the element itself. */
function valueIn(element, spec, url) {
  const [, selector = "", attribute] = /^(.*?)(?:@([\w-]+))?$/s.exec(spec) ?? [];
  const target = selector.trim() ? find(element, selector.trim())[0] : element;
  if (!target) return null;
  if (!attribute) return squeeze(target.textContent);
  const value = target.getAttribute(attribute);
  if (value === null || !ADDRESSES.has(attribute) || !url) return value === null ? null : value.slice(0, MAX_TEXT);
  return URL.canParse(value, url) ? new URL(value, url).href : value;
}

function byCss(source, { query, fields, url, max_items }) {
  const found = find(parse(source), query);
  const chosen = found.slice(0, max_items);
  if (!fields)
    return { items: chosen.map((element) => squeeze(element.textContent)), columns: null, total: found.length };
  const columns = Object.keys(fields);
  const items = chosen.map((element) =>
    Object.fromEntries(columns.map((name) => [name, valueIn(element, fields[name], url)])),
  );
  return { items, columns, total: found.length };
}

function byJsonPath(source, { query, max_items }) {
  let document;
  try {
    document = JSON.parse(source.replace(/^\ufeff/, ""));
  } catch {
    throw new Refusal("UNSUPPORTED", "It is not JSON. Use kind css or table for a page.");
  }
  try {
    const values = jsonPath(query, document).values();
    return { items: values.slice(0, max_items), columns: null, total: values.length };
  } catch (error) {
    throw new Refusal(
      "UNSUPPORTED",
      `The JSON path is wrong: ${String(error.message).slice(0, 200)}. Example: $.items[*].name`,
    );
  }
}

const span = (cell, name) => Math.min(Math.max(Number.parseInt(cell.getAttribute(name) ?? "1", 10) || 1, 1), 1000);

/** Cells in their places; one that spans several is in each of them. */
function gridOf(table) {
  const rows = find(table, "tr").filter((row) => row.closest("table") === table);
  const grid = rows.map(() => []);
  let cells = 0;
  rows.forEach((row, y) => {
    let x = 0;
    for (const cell of [...row.children].filter(({ localName }) => localName === "td" || localName === "th")) {
      while (grid[y][x] !== undefined) x += 1;
      const text = squeeze(cell.textContent);
      const [width, height] = [span(cell, "colspan"), span(cell, "rowspan")];
      for (let dy = 0; dy < height && y + dy < rows.length; dy += 1) {
        for (let dx = 0; dx < width && x + dx < MAX_COLUMNS; dx += 1) {
          grid[y + dy][x + dx] = text;
          cells += 1;
        }
      }
      if (cells > MAX_CELLS) throw new Refusal("TOO_LARGE", "The table has too many cells.");
      x += width;
    }
  });
  const head = rows.findIndex((row) => find(row, "th").length > 0 && find(row, "td").length === 0);
  return { grid, hasHead: head === 0 };
}

function byTable(source, { query, number, max_items }) {
  const tables = find(parse(source), query).filter(({ localName }) => localName === "table");
  const table = tables[number - 1];
  if (!table) throw new Refusal("UNSUPPORTED", `There are ${tables.length} tables for this selector, not ${number}.`);
  const { grid, hasHead } = gridOf(table);
  const width = Math.max(0, ...grid.map((row) => row.length));
  const names = Array.from({ length: width }, (_, x) => (hasHead && grid[0][x]) || `column_${x + 1}`);
  const columns = names.map((name, x) => (names.indexOf(name) === x ? name : `${name}_${x + 1}`));
  const body = hasHead ? grid.slice(1) : grid;
  const items = body
    .slice(0, max_items)
    .map((row) => Object.fromEntries(columns.map((name, x) => [name, row[x] ?? ""])));
  return { items, columns, total: body.length };
}

const KINDS = { css: byCss, json: byJsonPath, table: byTable };

serve(async ({ input, options }) => ({ value: KINDS[options.kind](new TextDecoder().decode(input), options) }));
