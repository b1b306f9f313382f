import { joinLines, type Line, mainEol, splitLines, visible } from "./lines.ts";
import { likenessOf } from "./nearest-text.ts";
import type { Hunk, HunkLine } from "./parse-patch.ts";

/** The changed text, or why which hunks do not fit. */
export type Applied = { ok: true; text: string } | { ok: false; rejects: string[] };

/** How many lines may still be compared while places are looked for; a patch of many files shares one. */
export interface Effort {
  left: number;
}

/** Half a second; a patch that names its lines needs as many comparisons as it has lines. */
export const fullEffort = (): Effort => ({ left: 10_000_000 });

/** More would be read by nobody, and each is looked for in vain. */
const MAX_REJECTS = 10;

/**
 * Applies the hunks of one file, all or none. A hunk fits where its old lines stand exactly, at the line it names or,
 * failing that, nearest to it.
 */
export function applyHunks(text: string, hunks: Hunk[], effort: Effort = fullEffort()): Applied {
  const lines = splitLines(text);
  const eol = mainEol(lines);
  const rejects: string[] = [];
  const pieces: Line[][] = [];
  let taken = 0;
  let shift = 0;
  for (const [index, hunk] of hunks.entries()) {
    const old = hunk.lines.filter(({ kind }) => kind !== "add");
    const named = Math.max(0, hunk.old_start - (old.length === 0 ? 0 : 1));
    const at = findPlace(lines, old, named + shift, taken, effort);
    if (at === null) {
      const why = effort.left > 0 ? whyNot(lines, old, named + shift, taken) : TOO_LONG;
      rejects.push(`hunk ${index + 1} (line ${hunk.patch_line} of the patch): ${why}`);
      if (rejects.length >= MAX_REJECTS || effort.left <= 0) break;
      continue;
    }
    shift = hunk.old_start === 0 ? 0 : at - named;
    pieces.push(lines.slice(taken, at), changed(lines, at, hunk.lines, eol));
    taken = at + old.length;
  }
  if (rejects.length > 0) return { ok: false, rejects };
  return { ok: true, text: joinLines(ended([...pieces.flat(), ...lines.slice(taken)], eol)) };
}

/** Only the last line of a text may be without an end. */
const ended = (lines: Line[], eol: string): Line[] =>
  lines.map((line, index) => (line.eol === "" && index < lines.length - 1 ? { ...line, eol } : line));

function changed(lines: Line[], at: number, hunk: HunkLine[], eol: string): Line[] {
  const made: Line[] = [];
  let next = at;
  for (const line of hunk) {
    const existing = line.kind === "add" ? undefined : lines[next++];
    if (line.kind === "keep" && existing) made.push(existing);
    if (line.kind === "add") made.push({ text: line.text, eol: line.is_unended ? "" : eol });
  }
  return made;
}

const TOO_LONG = "looking for its place takes too long; give the lines in the headers of the hunks (@@ -12 +12 @@)";

function fits(lines: Line[], old: HunkLine[], at: number, effort: Effort): boolean {
  if (at + old.length > lines.length) return false;
  const other = old.findIndex(({ text }, index) => lines[at + index]?.text !== text);
  effort.left -= other < 0 ? old.length : other + 1;
  return other < 0;
}

function findPlace(lines: Line[], old: HunkLine[], wanted: number, least: number, effort: Effort): number | null {
  if (old.length === 0) return wanted >= least && wanted <= lines.length ? wanted : null;
  for (let away = 0; away <= lines.length && effort.left > 0; away += 1) {
    for (const at of away === 0 ? [wanted] : [wanted - away, wanted + away]) {
      if (at >= least && fits(lines, old, at, effort)) return at;
    }
  }
  return null;
}

/** The first line that differs, at the named place or wherever most of the hunk's lines stand. */
function whyNot(lines: Line[], old: HunkLine[], wanted: number, least: number): string {
  if (old.length === 0) return `the file has only ${lines.length} lines`;
  if (lines.length === 0) return "the file is empty or does not exist, but the hunk has lines of it";
  const again = { left: 1_000_000 };
  if (least > 0 && findPlace(lines.slice(0, least + old.length), old, 0, 0, again) !== null)
    return "its lines stand before those of an earlier hunk";
  const at = bestPlace(lines, old, wanted);
  const index = old.findIndex(({ text }, offset) => lines[at + offset]?.text !== text);
  const expected = old[index]?.text ?? "";
  const found = lines[at + index];
  if (!found) return `the file ends after line ${lines.length}, but the hunk goes on with: ${visible(expected)}`;
  const spaces = found.text.replace(/\s+/g, "") === expected.replace(/\s+/g, "") ? " (only spaces or tabs differ)" : "";
  return `line ${at + index + 1} of the file is not what the patch says${spaces}\n  patch: ${visible(expected)}\n  file:  ${visible(found.text)}`;
}

function bestPlace(lines: Line[], old: HunkLine[], wanted: number): number {
  const near = Math.min(Math.max(0, wanted), Math.max(0, lines.length - 1));
  const sought = old.map(({ text }) => text);
  const from = Math.max(0, near - 200);
  const places = Array.from({ length: Math.min(400, lines.length - from) }, (_, index) => from + index);
  const scored = [near, ...places].map((at) => ({ at, score: likenessOf(lines, at, sought) }));
  return scored.reduce((best, place) => (place.score > best.score ? place : best)).at;
}
