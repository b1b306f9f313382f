import { expect, it } from "vitest";
import { fileName, filePath } from "./zip-names.ts";

it.each([
  ["周报 2026", "周报 2026"],
  ["a/b\\c:d?e*f", "a_b_c_d_e_f"],
  ["..", "_"],
  ["", "_"],
  ["end. . ", "end"],
  ["NUL", "_NUL"],
  ["com1.txt", "_com1.txt"],
  ["console.log", "console.log"],
  ["a\u0000\nb", "a__b"],
  ["x".repeat(200), "x".repeat(80)],
  [`${"长".repeat(200)}.xlsx`, `${"长".repeat(75)}.xlsx`],
])("makes %j the name %j", (text, name) => {
  expect(fileName(text)).toBe(name);
});

it("keeps the folders of a path and never leaves its own", () => {
  expect(filePath("src/lib/a.ts")).toBe("src/lib/a.ts");
  expect(filePath("/../../etc//passwd")).toBe("_/_/etc/passwd");
});
