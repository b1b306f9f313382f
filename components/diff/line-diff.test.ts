import { describe, expect, it } from "vitest";
import { lineDiff } from "./line-diff";

const shown = (before: string, after: string) =>
  lineDiff(before, after)?.map(({ kind, old, now, text }) => `${old ?? ""}|${now ?? ""}|${kind}|${text}`);

describe("lineDiff", () => {
  it("shows what goes and what comes, with the lines around it and their numbers", () => {
    const before = Array.from({ length: 20 }, (_, index) => `line ${index + 1}`);
    const after = before.with(9, "line ten");
    expect(shown(before.join("\n"), after.join("\n"))).toEqual([
      "||gap|6",
      "7|7|same|line 7",
      "8|8|same|line 8",
      "9|9|same|line 9",
      "10||removed|line 10",
      "|10|added|line ten",
      "11|11|same|line 11",
      "12|12|same|line 12",
      "13|13|same|line 13",
    ]);
  });

  it("shows a new text as added, and nothing where nothing changes", () => {
    expect(shown("", "a\nb\n")).toEqual(["|1|added|a", "|2|added|b"]);
    expect(shown("a\n", "a\n")).toEqual([]);
  });

  it("hides nothing", () => expect(shown("", "a\u202eb")).toEqual(["|1|added|a\\u202eb"]));

  it("gives up on what takes too long", () => {
    const text = (seed: number) => Array.from({ length: 20_000 }, (_, index) => `${(index * seed) % 9973}`).join("\n");
    const before = performance.now();
    expect(lineDiff(text(7), text(11))).toBeNull();
    expect(performance.now() - before).toBeLessThan(3000);
  });
});
