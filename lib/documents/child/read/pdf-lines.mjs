const SAME_LINE = 0.5;
const WORD_GAP = 0.18;
const COLUMN_GAP = 1.6;
const PARAGRAPH_GAP = 1.9;
const COLUMN = "    ";
const HEADING_LENGTH = 120;

/**
 * The lines of a page from its pieces of text, in the order they were drawn: pieces on one height make a line, and wide
 * gaps in it stay visible as columns.
 * @param {{ str: string, transform: number[], width: number, height: number, hasEOL: boolean }[]} items
 * @returns {{ text: string, size: number, y: number }[]}
 */
export function linesOf(items) {
  const lines = [];
  let line = null;
  for (const item of items) {
    // Blanks are drawn as pieces too; the space they leave tells more than they do.
    if (item.str.trim() === "") continue;
    const [a = 0, b = 0, , , x = 0, y = 0] = item.transform;
    const size = Math.hypot(a, b) || item.height || 10;
    const isNew = !line || Math.abs(y - line.y) > SAME_LINE * Math.min(size, line.size) || x < line.end - size * 4;
    if (isNew) {
      line = { text: item.str, size, y, end: x + item.width };
      lines.push(line);
      continue;
    }
    line.text += gap(line, item.str, x - line.end, size) + item.str;
    line.size = Math.max(line.size, item.str.trim() ? size : 0);
    line.end = Math.max(line.end, x + item.width);
  }
  return lines.map(({ text, size, y }) => ({ text: text.trimEnd(), size, y })).filter(({ text }) => text.trim() !== "");
}

function gap(line, next, width, size) {
  if (width > COLUMN_GAP * size) return COLUMN;
  return width > WORD_GAP * size && !/\s$/.test(line.text) && !/^\s/.test(next) ? " " : "";
}

/**
 * The size most letters have: what is larger is a heading.
 * @param {{ text: string, size: number }[]} lines
 */
export function bodySize(lines) {
  const letters = new Map();
  for (const { text, size } of lines) {
    const key = Math.round(size * 2) / 2;
    letters.set(key, (letters.get(key) ?? 0) + text.length);
  }
  return [...letters].toSorted((one, other) => other[1] - one[1])[0]?.[0] ?? 10;
}

/**
 * A page's lines as Markdown: headings by their size, paragraphs by the space above them.
 * @param {{ text: string, size: number, y: number }[]} lines
 * @param {number} body
 */
export function markdownOfLines(lines, body) {
  let markdown = "";
  let above = null;
  for (const line of lines) {
    const level = headingLevel(line, body);
    const isApart =
      above !== null &&
      (level > 0 || above.level > 0 || above.y - line.y > PARAGRAPH_GAP * line.size || line.y > above.y);
    markdown += above === null ? "" : isApart ? "\n\n" : "\n";
    markdown += level > 0 ? `${"#".repeat(level)} ${line.text.trim()}` : line.text.replace(/^\s*#{1,6}\s/, "\\$&");
    above = { ...line, level };
  }
  return markdown;
}

function headingLevel({ text, size }, body) {
  if (text.length > HEADING_LENGTH || text.includes(COLUMN)) return 0;
  const ratio = size / body;
  if (ratio >= 1.8) return 1;
  if (ratio >= 1.4) return 2;
  return ratio >= 1.15 ? 3 : 0;
}
