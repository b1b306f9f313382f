/** Texts are never cut to less; lists are cut instead. */
const LEAST_TEXT = 400;

/**
 * A JSON value cut to a number of characters (of its JSON): long texts in their middle, at the end of a line where one is
 * near, and lists behind their first items. Its shape stays. One that cannot be cut so becomes a text.
 */
export function cutResult(value: unknown, budget: number): unknown {
  if (lengthOf(value) <= budget) return value;
  const fits = (chars: number, items: number) => lengthOf(shortened(value, chars, items)) <= budget;
  const chars = most(budget, (count) => fits(Math.max(count, LEAST_TEXT), Number.MAX_SAFE_INTEGER));
  if (chars !== null) return shortened(value, Math.max(chars, LEAST_TEXT), Number.MAX_SAFE_INTEGER);
  const items = most(budget, (count) => fits(LEAST_TEXT, count));
  if (items !== null) return shortened(value, LEAST_TEXT, items);
  return shortText(JSON.stringify(value), Math.floor(budget / 2));
}

export const lengthOf = (value: unknown): number => (JSON.stringify(value) ?? "").length;

/** The largest count up to `limit` that fits, null where none does. */
function most(limit: number, fits: (count: number) => boolean): number | null {
  if (!fits(0)) return null;
  let [low, high] = [0, limit];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function shortened(value: unknown, chars: number, items: number): unknown {
  if (typeof value === "string") return shortText(value, chars);
  if (Array.isArray(value)) return value.slice(0, items).map((item) => shortened(item, chars, items));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shortened(item, chars, items)]));
}

/** A text with its middle left out, and how much that is. */
function shortText(text: string, chars: number): string {
  if (text.length <= chars) return text;
  const head = headOf(text, Math.floor(chars * 0.7));
  const tail = tailOf(text, Math.floor(chars * 0.3));
  return `${head}\n…[${text.length - head.length - tail.length} characters left out]…\n${tail}`;
}

/** Up to the last line end, where that costs less than a fifth. */
function headOf(text: string, chars: number): string {
  const head = text.slice(0, chars);
  const end = head.lastIndexOf("\n");
  return end > chars * 0.8 ? head.slice(0, end) : withoutHalf(head, -1);
}

function tailOf(text: string, chars: number): string {
  const tail = chars === 0 ? "" : text.slice(-chars);
  const begin = tail.indexOf("\n");
  return begin >= 0 && begin < chars * 0.2 ? tail.slice(begin + 1) : withoutHalf(tail, 0);
}

/** Without half a surrogate pair at the cut. */
function withoutHalf(text: string, at: 0 | -1): string {
  if ((text.at(at) ?? "").isWellFormed()) return text;
  return at === 0 ? text.slice(1) : text.slice(0, -1);
}
