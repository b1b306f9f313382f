import { describe, expect, it } from "vitest";
import { workspacePath } from "./workspace-path.ts";

const HOSTILE = [
  "",
  ".",
  "..",
  "./",
  "../secret",
  "../../etc/passwd",
  "a/../../b",
  "a/./b",
  "a/..",
  "/etc/passwd",
  "//server/share",
  "C:\\Windows\\win.ini",
  "c:/windows/win.ini",
  "C:evil.txt",
  "..\\..\\secret",
  "a\\b.txt",
  "\\\\server\\share",
  "a//b",
  "a/",
  "nul",
  "NUL.txt",
  "con",
  "Con.tar.gz",
  "folder/aux.h",
  "COM1",
  "com¹.txt",
  "lpt9.log",
  "CONIN$",
  "prn .txt",
  "file\0.txt",
  "file\n.txt",
  "file\r\nContent-Type: text/html",
  "tab\there",
  "esc\u001b[31m.txt",
  "c1\u0085.txt",
  "photo\u202egpj.exe",
  "\u2066isolate\u2069.txt",
  "mark\u200f.txt",
  "zero\u200bwidth.txt",
  "\ufeffbom.txt",
  "soft\u00adhyphen.txt",
  "line\u2028end.txt",
  "tag\u{e0041}.txt",
  "lone\ud800.txt",
  "ends with dot.",
  "ends with space ",
  " begins with space",
  "folder /file.txt",
  "folder./file.txt",
  "\u3000full width space",
  "no-break\u00a0",
  "word\u2060joiner.txt",
  "hangul\u3164filler.txt",
  "combining\u034fjoiner.txt",
  "\u061carabic mark.txt",
  "a/\u2025/b",
  "a/\uff0e\uff0e/b",
  "a\uff0fb\uff0f..\uff0fc",
  "CLOCK$",
  "lpt³",
  "aux.tar.gz",
  "a/b/ /c",
  "a".repeat(256),
  "文".repeat(86),
  `${"a/".repeat(500)}b`,
];

describe("workspacePath", () => {
  it.each(HOSTILE)("refuses %j", (name) => {
    expect(() => workspacePath(name)).toThrow(
      expect.objectContaining({ code: "VALIDATION_ERROR", details: [expect.objectContaining({ field: "path" })] }),
    );
  });

  it.each([
    "report.pdf",
    "报告: 最终版？.docx",
    "données été.csv",
    "a b (1) [x] {y} ~ $HOME %2e%2e%2f.txt",
    "-rf",
    ".gitignore",
    "...three",
    "console.log",
    "null.txt",
    "com10.txt",
    "src/deep/er/main.py",
    "family 👨‍👩‍👧.png",
    "می‌خواهم.txt",
    "'; drop table files; --.sql",
    "<img src=x onerror=alert(1)>.html",
    "__proto__",
    "收入／支出（二）.xlsx",
    "full．stop．txt",
    "heart ❤️.png",
    "文".repeat(85),
  ])("keeps %j", (name) => {
    expect(workspacePath(name)).toBe(name.normalize("NFC"));
  });

  it("stores one spelling of composed characters, and drops a leading ./", () => {
    expect(workspacePath("cafe\u0301.txt")).toBe("caf\u00e9.txt");
    expect(workspacePath("././data.csv")).toBe("data.csv");
  });
});
