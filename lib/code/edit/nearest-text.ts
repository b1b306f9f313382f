import { type Line, splitLines, visible } from "./lines.ts";

const MAX_LINES = 20_000;
const MAX_SHOWN = 30;
/** Of a line, and of a text's lines: enough to tell places apart, and little enough that no file holds the server up. */
const MAX_COMPARED = 200;
/** Below this a place has nothing to do with what was looked for. */
const LIKE = 0.5;

/** How alike two lines are, from 0 to 1: the share of pairs of letters that both have, as far as they are compared. */
function likeness(a: string, b: string): number {
  const left = a.trim().slice(0, MAX_COMPARED);
  const right = b.trim().slice(0, MAX_COMPARED);
  if (left === right) return 1;
  if (left.length < 2 || right.length < 2) return 0;
  const pairs = new Map<string, number>();
  for (let at = 0; at < left.length - 1; at += 1) {
    const pair = left.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  let shared = 0;
  for (let at = 0; at < right.length - 1; at += 1) {
    const pair = right.slice(at, at + 2);
    const count = pairs.get(pair) ?? 0;
    if (count > 0) shared += 1;
    pairs.set(pair, count - 1);
  }
  return (2 * shared) / (left.length + right.length - 2);
}

/** How alike the lines from a place on are to others, from 0 to 1: the mean of those that are compared. */
export function likenessOf(lines: Line[], start: number, sought: string[]): number {
  const compared = sought.slice(0, MAX_COMPARED);
  return compared.reduce((sum, line, at) => sum + likeness(lines[start + at]?.text ?? "", line), 0) / compared.length;
}

export interface Nearest {
  /** Of its first line, from 1. */
  line: number;
  text: string;
  /** Only spaces, tabs or line ends differ. */
  only_whitespace: boolean;
}

/** The place of a text that is most like what was looked for, or null where nothing is. */
export function findNearest(text: string, wanted: string): Nearest | null {
  const lines = splitLines(text).slice(0, MAX_LINES);
  const sought = splitLines(wanted).map((line) => line.text);
  // The longest line says most about the place; only where it fits are the others compared.
  const anchor = sought.reduce(
    (best, line, index) => (line.trim().length > (sought[best]?.trim().length ?? 0) ? index : best),
    0,
  );
  const starts = lines
    .map((line, index) => ({ start: index - anchor, score: likeness(line.text, sought[anchor] ?? "") }))
    .filter(({ start, score }) => start >= 0 && score >= LIKE)
    .sort((a, b) => b.score - a.score)
    .slice(0, 20);
  const [best] = starts
    .map(({ start }) => ({ start, score: likenessOf(lines, start, sought) }))
    .sort((a, b) => b.score - a.score);
  if (!best || best.score < LIKE) return null;
  const found = lines.slice(best.start, best.start + sought.length).map((line) => line.text);
  const bare = (each: string[]) => each.join("\n").replace(/\s+/g, "");
  return { line: best.start + 1, text: found.join("\n"), only_whitespace: bare(found) === bare(sought) };
}

/** Both texts line by line where they differ, with spaces visible. */
export function showDifference(wanted: string, found: string): string {
  const left = wanted.split(/\r?\n/);
  const right = found.split(/\r?\n/);
  const shown: string[] = [];
  for (let index = 0; index < Math.max(left.length, right.length) && shown.length < MAX_SHOWN; index += 1) {
    if (left[index] === right[index]) continue;
    shown.push(`given: ${visible(left[index] ?? "(nothing)")}`, `file:  ${visible(right[index] ?? "(nothing)")}`);
  }
  return shown.join("\n");
}
