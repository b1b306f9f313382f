import { describe, expect, it } from "vitest";
import { applyHunks } from "./apply-hunks.ts";
import { parsePatch } from "./parse-patch.ts";
import { replaceText } from "./replace-text.ts";

/** Edits are made in the server's own process: none may hold it up, whatever file and words it is given. */
function within(milliseconds: number, work: () => void): void {
  const begun = performance.now();
  work();
  expect(performance.now() - begun).toBeLessThan(milliseconds);
}

const hunksOf = (body: string) => parsePatch(`--- a/x\n+++ b/x\n${body}`)[0]?.hunks ?? [];

describe("an edit that is made to be laborious", () => {
  it("looks for a long line in a long file, and says that there is nothing like it", () => {
    const replacement = { old_text: "xy".repeat(100_000), new_text: "", replace_all: false };
    within(3000, () =>
      expect(() => replaceText("a line that is like many others\n".repeat(20_000), replacement)).toThrow(
        /nor anything/,
      ),
    );
  });

  it("looks for a long hunk among lines that are all the same, and asks for the line's number", () => {
    const hunks = hunksOf(`@@ -1 +1 @@\n${" a\n".repeat(80_000)}-b\n`);
    within(4000, () => {
      const applied = applyHunks("a\n".repeat(400_000), hunks);
      expect(applied).toMatchObject({ ok: false, rejects: [expect.stringContaining("takes too long")] });
    });
  });

  it("names the first of many hunks that do not fit", () => {
    const hunks = hunksOf("@@ -1 +1 @@\n-b\n+c\n".repeat(20_000));
    within(3000, () => {
      const applied = applyHunks("a\n".repeat(100_000), hunks);
      expect(applied.ok ? [] : applied.rejects).toHaveLength(10);
    });
  });

  it("changes the last line of a very long file", () => {
    const text = `${"a\n".repeat(300_000)}b\n`;
    const applied = applyHunks(text, hunksOf("@@ -300001 +300001 @@\n-b\n+c\n"));
    expect(applied.ok && applied.text.slice(-4)).toBe("a\nc\n");
  });
});
