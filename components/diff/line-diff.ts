import { structuredPatch } from "diff";
import { visibleText } from "@/components/run/visible-text";

/** A line of a unified diff; `old` and `now` are its numbers in both texts, counted from 1, where it is in them. */
export interface DiffLine {
  kind: "same" | "added" | "removed" | "gap";
  old: number | null;
  now: number | null;
  text: string;
}

/** Lines around a change that stay the same. */
const CONTEXT = 3;
/** Two texts that have next to nothing in common take too long to compare; then the whole new one says more. */
const TIMEOUT_MS = 400;

/**
 * What changes from one text to another, line by line, with nothing in it hidden; between the places that change stands one
 * `gap` with how many lines are left out. Null where comparing takes too long; empty where nothing changes.
 */
export function lineDiff(before: string, after: string): DiffLine[] | null {
  const patch = structuredPatch("", "", before, after, "", "", { context: CONTEXT, timeout: TIMEOUT_MS });
  if (!patch) return null;
  const lines: DiffLine[] = [];
  let last = 0;
  for (const { oldStart, newStart, lines: changed } of patch.hunks) {
    const left = oldStart - last - 1;
    if (left > 0) lines.push({ kind: "gap", old: null, now: null, text: String(left) });
    let [old, now] = [oldStart, newStart];
    for (const line of changed) {
      const text = visibleText(line.slice(1));
      const sign = line.charAt(0);
      if (sign === "+") lines.push({ kind: "added", old: null, now: now++, text });
      else if (sign === "-") lines.push({ kind: "removed", old: old++, now: null, text });
      else if (sign === " ") lines.push({ kind: "same", old: old++, now: now++, text });
    }
    last = old - 1;
  }
  return lines;
}
