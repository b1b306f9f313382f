import { describe, expect, it } from "vitest";
import { decodeTextFile, encodeTextFile } from "../text/text-file.ts";
import { applyHunks } from "./apply-hunks.ts";
import { makeDiff } from "./make-diff.ts";
import { parsePatch } from "./parse-patch.ts";
import { replaceText } from "./replace-text.ts";

const edit = (text: string, old_text: string, new_text: string, replace_all = false) =>
  replaceText(text, { old_text, new_text, replace_all });
const patched = (text: string, patch: string) => {
  const applied = applyHunks(text, parsePatch(patch)[0]?.hunks ?? []);
  return applied.ok ? applied.text : applied.rejects;
};
const HEAD = "--- a/f\n+++ b/f\n";

describe("replaceText", () => {
  it("replaces what occurs once, everywhere only when asked", () => {
    expect(edit("a b c", "b", "x")).toEqual({ text: "a x c", count: 1 });
    expect(() => edit("a\nb a\na", "a", "x")).toThrow(/occurs 3 times \(lines 1, 2, 3\)/);
    expect(edit("a\nb a\na", "a", "$&", true)).toEqual({ text: "$&\nb $&\n$&", count: 3 });
    expect(() => edit("a", "a", "a")).toThrow("are the same");
  });

  it("keeps the line ends of Windows, also in a text with plain ones", () => {
    expect(edit("a\r\nb\r\nc\r\n", "a\nb", "a\nx\nb").text).toBe("a\r\nx\r\nb\r\nc\r\n");
    expect(edit("a\r\nb\nc", "b\nc", "x").text).toBe("a\r\nx");
  });

  it("shows the nearest place, with spaces visible", () => {
    expect(() => edit("def f():\n\treturn  1\n", "def f():\n    return 1", "x")).toThrow(
      /at line 1 only its spaces.*\ngiven: ····return 1\nfile: {2}→return··1/,
    );
    expect(() => edit("alpha\nconst total = sum(items);\n", "const total = sum(item);", "x")).toThrow(
      /at line 2 the nearest place differs/,
    );
    expect(() => edit("alpha", "completely different", "x")).toThrow(/nor anything like it/);
  });
});

describe("applyHunks", () => {
  it("applies at the named line, elsewhere when lines have moved, whatever the counts say", () => {
    const patch = `${HEAD}@@ -2,99 +2 @@\n b\n-c\n+C\n+C2\n d\n`;
    expect(patched("a\nb\nc\nd\ne\n", patch)).toBe("a\nb\nC\nC2\nd\ne\n");
    expect(patched("0\n0\n0\na\nb\nc\nd\n", patch)).toBe("0\n0\n0\na\nb\nC\nC2\nd\n");
    expect(patched("a\r\nb\r\nc\r\nd\r\n", patch)).toBe("a\r\nb\r\nC\r\nC2\r\nd\r\n");
  });

  it("takes several hunks, additions alone, an end without a line break", () => {
    const two = `${HEAD}@@ -1 +1 @@\n-a\n+A\n@@ -4 +4,2 @@\n d\n+e\n`;
    expect(patched("a\nb\nc\nd\n", two)).toBe("A\nb\nc\nd\ne\n");
    expect(patched("", `${HEAD}@@ -0,0 +1,2 @@\n+x\n+y\n`)).toBe("x\ny\n");
    expect(
      patched("a", `${HEAD}@@ -1 +1,2 @@\n a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n`),
    ).toBe("a\nb");
    expect(patched("a\nb", `${HEAD}@@ -1,1 +1,0 @@\n-a\n`)).toBe("b");
  });

  it("says which hunk does not fit, and why", () => {
    const patch = `${HEAD}@@ -1 +1 @@\n-a\n+A\n@@ -2,2 +2,2 @@\n b\n-  c\n+x\n`;
    expect(patched("a\nb\n\tc\n", patch)).toEqual([
      "hunk 2 (line 6 of the patch): line 3 of the file is not what the patch says (only spaces or tabs differ)\n  patch: ··c\n  file:  →c",
    ]);
    expect(patched("", `${HEAD}@@ -1 +1 @@\n-a\n+b\n`)).toEqual([
      expect.stringContaining("the file is empty or does not exist"),
    ]);
    expect(patched("a\n", `${HEAD}@@ -1,2 +1,1 @@\n a\n-b\n`)).toEqual([
      expect.stringContaining("the file ends after line 1"),
    ]);
  });

  it("undoes what it made", () => {
    const before = "甲\nb\nc\nd\ne\nf\ng\nh\n";
    const after = "甲\nB\nc\nd\ne\nf\ng\nh\ni\n";
    expect(patched(before, makeDiff("f", before, after))).toBe(after);
    expect(patched(after, makeDiff("f", after, before))).toBe(before);
    expect(makeDiff("f", "", "x")).toContain("\\ No newline at end of file");
  });
});

describe("parsePatch", () => {
  it("reads git's headers, new and removed files", () => {
    const patch =
      "diff --git a/x.txt b/x.txt\nnew file mode 100644\nindex 0000000..e69de29\n--- /dev/null\n+++ b/x.txt\t2024-01-01\n@@ -0,0 +1 @@\n+x\ndiff --git a/y b/y\ndeleted file mode 100644\n--- a/y\n+++ /dev/null\n@@ -1 +0,0 @@\n-y\n";
    expect(parsePatch(patch).map(({ from, to }) => [from, to])).toEqual([
      [null, "x.txt"],
      ["y", null],
    ]);
  });

  it.each([
    ["nonsense", "There is no file"],
    ["@@ -1 +1 @@\n-a\n+b", "Line 1 of the patch: a hunk before any file"],
    [`${HEAD}-a\n+b\n`, "Line 3 of the patch: a changed line outside of a hunk"],
    [`${HEAD}@@ -1 +1 @@\n a\n`, "the hunk changes nothing"],
    ["diff --git a/x b/y\nrename from x\nrename to y\n", "renames"],
  ])("refuses %j", (patch, why) => {
    expect(() => parsePatch(patch)).toThrow(why);
  });
});

describe("text files", () => {
  it("come back in the encoding they had", () => {
    const files = [
      new TextEncoder().encode("\ufeffé"),
      Uint8Array.from([0xff, 0xfe, 0x2d, 0x4e, 0x0a, 0x00]),
      Uint8Array.from([0xfe, 0xff, 0x4e, 0x2d]),
      Uint8Array.from([0xc0, 0xee, 0xc0, 0xd7, 0x0d, 0x0a]),
    ];
    for (const data of files) {
      const file = decodeTextFile(data);
      expect(file && [...encodeTextFile(file)]).toEqual([...data]);
    }
    expect(decodeTextFile(Uint8Array.from([0xc0, 0xee, 0xc0, 0xd7]))?.text).toBe("李雷");
    expect(decodeTextFile(Uint8Array.of(1, 0, 2))).toBeNull();
    expect(() => encodeTextFile({ text: "😀", encoding: "gb18030" })).toThrow("Write the whole file as UTF-8 first");
  });
});
