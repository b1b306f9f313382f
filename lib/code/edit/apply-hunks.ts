import { joinLines, type Line, mainEol, splitLines, visible } from "./lines.ts";
import { likeness } from "./nearest-text.ts";
import type { Hunk, HunkLine } from "./parse-patch.ts";

/** The changed text, or why which hunks do not fit. */
export type Applied = { ok: true; text: string } | { ok: false; rejects: string[] };

/**
 * Applies the hunks of one file, all or none. A hunk fits where its old lines stand exactly, at the line it names or,
 * failing that, nearest to it.
 */
export function applyHunks(text: string, hunks: Hunk[]): Applied {
  const lines = splitLines(text);
  const eol = mainEol(lines);
  const rejects: string[] = [];
  const result: Line[] = [];
  let taken = 0;
  let shift = 0;
  for (const [index, hunk] of hunks.entries()) {
    const old = hunk.lines.filter(({ kind }) => kind !== "add");
    const named = Math.max(0, hunk.old_start - (old.length === 0 ? 0 : 1));
    const at = findPlace(lines, old, named + shift, taken);
    if (at === null) {
      rejects.push(
        `hunk ${index + 1} (line ${hunk.patch_line} of the patch): ${whyNot(lines, old, named + shift, taken)}`,
      );
      continue;
    }
    shift = hunk.old_start === 0 ? 0 : at - named;
    result.push(...lines.slice(taken, at), ...changed(lines, at, hunk.lines, eol));
    taken = at + old.length;
  }
  if (rejects.length > 0) return { ok: false, rejects };
  return { ok: true, text: joinLines(ended([...result, ...lines.slice(taken)], eol)) };
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

const fits = (lines: Line[], old: HunkLine[], at: number): boolean =>
  at + old.length <= lines.length && old.every(({ text }, index) => lines[at + index]?.text === text);

function findPlace(lines: Line[], old: HunkLine[], wanted: number, least: number): number | null {
  if (old.length === 0) return wanted >= least && wanted <= lines.length ? wanted : null;
  for (let away = 0; away <= lines.length; away += 1) {
    for (const at of away === 0 ? [wanted] : [wanted - away, wanted + away]) {
      if (at >= least && fits(lines, old, at)) return at;
    }
  }
  return null;
}

/** The first line that differs, at the named place or wherever most of the hunk's lines stand. */
function whyNot(lines: Line[], old: HunkLine[], wanted: number, least: number): string {
  if (old.length === 0) return `the file has only ${lines.length} lines`;
  if (lines.length === 0) return "the file is empty or does not exist, but the hunk has lines of it";
  if (old.some((_, at) => fits(lines, old, at)) && least > 0) return "its lines stand before those of an earlier hunk";
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
  const score = (at: number) =>
    old.reduce((sum, { text }, index) => sum + likeness(lines[at + index]?.text ?? "", text), 0);
  const from = Math.max(0, near - 200);
  const places = Array.from({ length: Math.min(400, lines.length - from) }, (_, index) => from + index);
  return places.reduce((best, at) => (score(at) > score(best) ? at : best), near);
}
