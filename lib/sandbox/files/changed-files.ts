import type { SandboxFile } from "../code-request.ts";

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** The files of `after` that are new or differ from `before`, by path. Removed files are not reported. */
export function changedFiles(before: SandboxFile[], after: SandboxFile[]): SandboxFile[] {
  const known = new Map(before.map((file) => [file.path, file.content]));
  return after
    .filter((file) => {
      const content = known.get(file.path);
      return content === undefined || !same(content, file.content);
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

// Drivers leave these folders out of what they report.
const UNREPORTED = /(?:^|\/)__pycache__\//;

/** Paths of `before` that are not in `after`. */
export function removedFiles(before: SandboxFile[], after: SandboxFile[]): string[] {
  const there = new Set(after.map((file) => file.path));
  return before.map((file) => file.path).filter((path) => !there.has(path) && !UNREPORTED.test(path));
}
