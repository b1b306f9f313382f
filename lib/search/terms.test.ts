import { describe, expect, it } from "vitest";
import { searchTerms } from "./terms.ts";

describe("searchTerms", () => {
  it("takes the last word as a beginning", () => {
    expect(searchTerms("Deploy Pyth")).toEqual([
      { token: "deploy", prefix: false },
      { token: "pyth", prefix: true },
    ]);
  });

  it("asks for every pair of a Chinese run, and a single character as a beginning", () => {
    expect(searchTerms("学习法")).toEqual([
      { token: "学习", prefix: false },
      { token: "习法", prefix: false },
    ]);
    expect(searchTerms("猫 dog")).toEqual([
      { token: "猫", prefix: true },
      { token: "dog", prefix: true },
    ]);
  });

  it("is empty where nothing can be searched for, and bounded", () => {
    expect(searchTerms("  &|!():* ' \\ ")).toEqual([]);
    expect(searchTerms(Array.from({ length: 100 }, (_, index) => `w${index}`).join(" "))).toHaveLength(40);
  });
});
