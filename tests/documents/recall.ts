/** A Chinese letter, or a word or number of other scripts. */
const TOKEN = /[\u3400-\u9fff]|[\p{L}\p{N}]+/gu;

export interface Recall {
  /** Words and Chinese letters that should be found, and that were. */
  expected: number;
  found: number;
  /** Headings and rows of tables that should be found as such, and that were. */
  structures: number;
  kept: number;
}

/** How much of what a document says is in what was read of it. */
export function recallOf(expected: string, read: string): Recall {
  const left = new Map<string, number>();
  for (const token of tokensOf(read)) left.set(token, (left.get(token) ?? 0) + 1);
  const wanted = tokensOf(expected);
  let found = 0;
  for (const token of wanted) {
    const count = left.get(token) ?? 0;
    if (count > 0) found += 1;
    left.set(token, count - 1);
  }
  const lines = expected.split("\n").filter((line) => /^(#+|\|) /.test(line));
  const shown = read.split("\n").map(structureOf);
  const kept = lines.filter((line) => shown.some((other) => holds(other, structureOf(line)))).length;
  return { expected: wanted.length, found, structures: lines.length, kept };
}

const tokensOf = (text: string): string[] => text.toLowerCase().match(TOKEN) ?? [];

/** A row keeps its cells in their order, whatever marks of merged cells stand between them. */
const holds = (line: string[], wanted: string[]): boolean => {
  let at = 0;
  for (const cell of line) if (cell === wanted[at]) at += 1;
  return at === wanted.length;
};

function structureOf(line: string): string[] {
  const plain = line.replaceAll("**", "").replaceAll("\\|", "/");
  const heading = /^#+ /.test(plain) ? ["#"] : [];
  const cells = plain.replace(/^#+ /, "").split("|");
  return [...heading, ...cells.map((cell) => cell.trim()).filter(Boolean)];
}

export const sumOf = (all: Recall[]): Recall =>
  all.reduce(
    (sum, one) => ({
      expected: sum.expected + one.expected,
      found: sum.found + one.found,
      structures: sum.structures + one.structures,
      kept: sum.kept + one.kept,
    }),
    { expected: 0, found: 0, structures: 0, kept: 0 },
  );
