import { CodeFailure } from "../outcome.ts";

export interface HunkLine {
  kind: "keep" | "remove" | "add";
  text: string;
  /** It is the last of its file, and not ended. */
  is_unended: boolean;
}

export interface Hunk {
  /** As its header gives it, from 1; 0 where it gives none. */
  old_start: number;
  /** The line of the patch with its header, from 1. */
  patch_line: number;
  lines: HunkLine[];
}

/** The change of one file; `from` is null for a new one, `to` for one that is removed. */
export interface FilePatch {
  from: string | null;
  to: string | null;
  hunks: Hunk[];
}

const HUNK = /^@@(?: -(\d+)(?:,\d+)? \+\d+(?:,\d+)?)? ?@@/;
const KINDS = { " ": "keep", "-": "remove", "+": "add" } as const;
const isKind = (mark: string): mark is keyof typeof KINDS => mark in KINDS;

/**
 * Reads a unified diff, as `diff -u` and git write it. The counts in the headers of hunks are not needed and not believed:
 * whoever writes a patch by hand gets them wrong. Throws INVALID_PATCH with the line.
 */
export function parsePatch(patch: string): FilePatch[] {
  const lines = patch.replace(/\r\n/g, "\n").replace(/\n$/, "").split("\n");
  const files: FilePatch[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (/^(rename|copy) (from|to) |^GIT binary patch|^Binary files /.test(line)) {
      throw wrong(at, "renames, copies and binary files cannot be patched; change text only");
    }
    const file = files.at(-1);
    if (line.startsWith("--- ") && (lines[at + 1] ?? "").startsWith("+++ ")) {
      files.push({ from: pathIn(line), to: pathIn(lines[at + 1] ?? ""), hunks: [] });
      at += 1;
    } else if (HUNK.test(line)) {
      if (!file) throw wrong(at, "a hunk before any file; begin with --- a/path and +++ b/path");
      const { hunk, next } = readHunk(lines, at);
      file.hunks.push(hunk);
      at = next - 1;
    } else if (file && /^[-+ ]/.test(line)) {
      throw wrong(at, "a changed line outside of a hunk; each hunk begins with @@ -line +line @@");
    }
  }
  if (files.length === 0)
    throw new CodeFailure("INVALID_PATCH", "There is no file in it: each begins with --- a/path and +++ b/path.");
  const empty = files.find(({ hunks, to }) => hunks.length === 0 && to !== null);
  if (empty) throw new CodeFailure("INVALID_PATCH", `${empty.to} has no hunks: each begins with @@ -line +line @@.`);
  return files;
}

function readHunk(lines: string[], start: number): { hunk: Hunk; next: number } {
  const [, old_start = "0"] = HUNK.exec(lines[start] ?? "") ?? [];
  const hunk: Hunk = { old_start: Number(old_start), patch_line: start + 1, lines: [] };
  let at = start + 1;
  for (; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const isNextFile = line.startsWith("--- ") && (lines[at + 1] ?? "").startsWith("+++ ");
    if (isNextFile || line.startsWith("@@") || line.startsWith("diff ")) break;
    const [mark = " "] = line;
    const last = hunk.lines.at(-1);
    if (mark === "\\" && last) last.is_unended = true;
    // An empty line of context often loses its space on the way.
    else if (line === "") hunk.lines.push({ kind: "keep", text: "", is_unended: false });
    else if (isKind(mark)) hunk.lines.push({ kind: KINDS[mark], text: line.slice(1), is_unended: false });
    else break;
  }
  if (!hunk.lines.some(({ kind }) => kind !== "keep")) throw wrong(start, "the hunk changes nothing");
  return { hunk, next: at };
}

/** `a/` and `b/` are git's, a time after a tab is diff's. */
function pathIn(line: string): string | null {
  const path = line.slice(4).split("\t")[0]?.trim() ?? "";
  if (path === "/dev/null") return null;
  return path.replace(/^"(.*)"$/, "$1").replace(/^[ab]\//, "");
}

const wrong = (at: number, why: string) => new CodeFailure("INVALID_PATCH", `Line ${at + 1} of the patch: ${why}.`);
