import { describe, expect, it } from "vitest";
import { freePath } from "./free-path.ts";
import { PathIndex } from "./path-index.ts";

const free = (path: string, ...taken: string[]) => freePath(path, new PathIndex(taken));

describe("freePath", () => {
  it("keeps a free name", () => {
    expect(free("a.txt", "b.txt", "folder/a.txt")).toBe("a.txt");
  });

  it("counts up from 2, before the extension", () => {
    expect(free("a.txt", "a.txt")).toBe("a (2).txt");
    expect(free("a.txt", "a.txt", "a (2).txt", "a (3).txt")).toBe("a (4).txt");
    expect(free("x/a.tar.gz", "x/a.tar.gz")).toBe("x/a (2).tar.gz");
    expect(free("Makefile", "Makefile")).toBe("Makefile (2)");
    expect(free(".gitignore", ".gitignore")).toBe(".gitignore (2)");
  });

  it("takes names that differ only in case, and folders, as taken", () => {
    expect(free("Report.TXT", "report.txt")).toBe("Report (2).TXT");
    expect(free("ÉTÉ.txt", "été.txt")).toBe("ÉTÉ (2).txt");
    expect(free("src", "SRC/main.py")).toBe("src (2)");
  });

  it("stays within 255 bytes a part", () => {
    const name = `${"文".repeat(84)}.md`;
    const chosen = free(name, name);
    expect(Buffer.byteLength(chosen)).toBeLessThanOrEqual(255);
    expect(chosen).toMatch(/^文+ \(2\)\.md$/);
  });
});

describe("PathIndex", () => {
  it("knows where a file stands in the way of a folder, and the reverse", () => {
    const index = new PathIndex(["a", "b/c/d"]);
    expect(["a/x", "A/x/y", "b", "b/c"].map((path) => index.isBlocked(path))).toEqual([true, true, true, true]);
    expect(["a", "b/x", "b/c/d", "e"].map((path) => index.isBlocked(path))).toEqual([false, false, false, false]);
  });
});
