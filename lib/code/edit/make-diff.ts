import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";

const MAX_CHARS = 20_000;
/** Beyond this many changed lines the search for the shortest difference takes too long to be worth it. */
const MAX_EDITS = 4000;

/** A change of one file as a unified diff; `before` or `after` is null where the file is made or removed. */
export function makeDiff(path: string, before: string | null, after: string | null): string {
  const patch = createTwoFilesPatch(
    before === null ? "/dev/null" : `a/${path}`,
    after === null ? "/dev/null" : `b/${path}`,
    before ?? "",
    after ?? "",
    undefined,
    undefined,
    { context: 3, maxEditLength: MAX_EDITS, timeout: 1000, headerOptions: FILE_HEADERS_ONLY },
  );
  if (patch === undefined) return `--- a/${path}\n+++ b/${path}\n(too many changes to be shown)\n`;
  return patch.length > MAX_CHARS ? `${patch.slice(0, MAX_CHARS)}\n… (cut: ${patch.length} characters)\n` : patch;
}
