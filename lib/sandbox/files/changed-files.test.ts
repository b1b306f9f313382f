import { expect, test } from "vitest";
import { changedFiles } from "./changed-files.ts";

const file = (path: string, text: string) => ({ path, content: new TextEncoder().encode(text) });

test("only new and changed files come back, by path", () => {
  const before = [file("same.txt", "a"), file("changed.txt", "a"), file("removed.txt", "a")];
  const after = [file("same.txt", "a"), file("z-new.txt", ""), file("changed.txt", "b")];
  expect(changedFiles(before, after).map(({ path }) => path)).toEqual(["changed.txt", "z-new.txt"]);
});
