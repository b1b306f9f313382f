import { describe, expect, it } from "vitest";
import { cutResult, lengthOf } from "./cut-result.ts";

const lines = (count: number) => Array.from({ length: count }, (_, at) => `line ${at} of the output`).join("\n");

describe("cutResult", () => {
  it("leaves alone what fits", () => {
    const value = { stdout: lines(10), stderr: "" };
    expect(cutResult(value, 1_000)).toBe(value);
  });

  it("cuts long texts in their middle at line ends, keeps short ones and the shape, and says how much is left out", () => {
    const cut = cutResult({ stdout: lines(5_000), stderr: "one warning", return_code: 0 }, 10_000);
    expect(lengthOf(cut)).toBeLessThanOrEqual(10_000);
    expect(lengthOf(cut)).toBeGreaterThan(8_000);
    expect(cut).toMatchObject({ stderr: "one warning", return_code: 0 });
    const { stdout } = Object(cut);
    expect(stdout).toMatch(
      /^line 0 of the output\n.*\boutput\n…\[\d+ characters left out\]…\nline \d+ of .*line 4999 of the output$/s,
    );
  });

  it("cuts lists behind their first items where texts alone do not do", () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => ({ id: at, name: `n${at}` }));
    const cut = Object(cutResult({ columns: ["id", "name"], rows, total: 20_000 }, 5_000));
    expect(lengthOf(cut)).toBeLessThanOrEqual(5_000);
    expect(cut.total).toBe(20_000);
    expect(cut.columns).toEqual(["id", "name"]);
    expect(cut.rows.length).toBeGreaterThan(100);
    expect(cut.rows.at(-1)).toEqual({ id: cut.rows.length - 1, name: `n${cut.rows.length - 1}` });
  });

  it("makes a text of what has no other end: an object of ten thousand fields", () => {
    const wide = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`field${at}`, at]));
    const cut = cutResult(wide, 2_000);
    expect(cut).toMatch(/^\{"field0":0.*characters left out/s);
    expect(lengthOf(cut)).toBeLessThanOrEqual(2_000);
  });

  it("never leaves half a character at a cut", () => {
    for (const chars of [997, 998, 999, 1_000]) {
      expect(JSON.stringify(cutResult("😀".repeat(3_000), chars)).isWellFormed()).toBe(true);
      expect(String(cutResult("😀".repeat(3_000), chars)).isWellFormed()).toBe(true);
    }
  });
});
