import { describe, expect, it } from "vitest";
import { searchTokens } from "./tokens.ts";

describe("searchTokens", () => {
  it("lower-cases English words, once each", () => {
    expect(searchTokens("Hello, WORLD! hello")).toEqual(["hello", "world"]);
  });

  it("gives every pair of a Chinese run and its last character", () => {
    expect(searchTokens("机器学习！")).toEqual(["机器", "器学", "学习", "习"]);
    expect(searchTokens("猫")).toEqual(["猫"]);
  });

  it("keeps apart what a gap or another script separates", () => {
    expect(searchTokens("学习Python，很好")).toEqual(["学习", "习", "python", "很好", "好"]);
  });

  it("finds the parts of a joined word", () => {
    expect(searchTokens("example.com snake_case")).toEqual([
      "example.com",
      "example",
      "com",
      "snake_case",
      "snake",
      "case",
    ]);
  });

  it("reads full-width and composed spellings as one", () => {
    expect(searchTokens("ＡＢＣ１２")).toEqual(["abc12"]);
    expect(searchTokens("cafe\u0301")).toEqual(searchTokens("caf\u00e9"));
  });

  it("has nothing for punctuation, emoji and empty text", () => {
    expect(searchTokens(" ... !? — 🎉 ")).toEqual([]);
    expect(searchTokens("")).toEqual([]);
  });

  it("bounds number, length and size", () => {
    expect(searchTokens(Array.from({ length: 9_000 }, (_, index) => `w${index}`).join(" "))).toHaveLength(5_000);
    expect(Math.max(...searchTokens("a".repeat(5_000)).map((token) => token.length))).toBeLessThanOrEqual(256);
    const long = Array.from({ length: 4_000 }, (_, index) => `ж${index}${"ж".repeat(200)}`).join(" ");
    expect(Buffer.byteLength(searchTokens(long).join(""))).toBeLessThanOrEqual(400_000);
  });

  it("never cuts a character in half", () => {
    const word = `a${"𝓍".repeat(300)}`;
    for (const token of searchTokens(`${word} ${"𠀀".repeat(300)}`)) expect(token.isWellFormed()).toBe(true);
    expect(() => searchTokens("lone \ud800 surrogate")).not.toThrow();
  });

  it("is not held up by marks that take turns, which cost a normaliser the square of their number", () => {
    const started = performance.now();
    expect(searchTokens(`a${"\u0300\u0316".repeat(50_000)} end`)).toContain("end");
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
