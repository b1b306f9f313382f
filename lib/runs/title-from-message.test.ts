import { describe, expect, it } from "vitest";
import { titleOf } from "./title-from-message.ts";

describe("titleOf", () => {
  it.each([
    ["  \n\n# Plan the trip\nmore", "Plan the trip"],
    ["```python\nprint(1)\n```", "print(1)"],
    ["(3+4)*12 的平方根是多少", "(3+4)*12 的平方根是多少"],
    ["", ""],
  ])("takes the first line that says something from %j", (content, title) => {
    expect(titleOf(content)).toBe(title);
  });

  it("cuts at a word, and never inside a character", () => {
    const english = titleOf(`${"word ".repeat(30)}`);
    expect(english.endsWith("word…")).toBe(true);
    const emoji = titleOf("😀".repeat(100));
    expect([...emoji]).toHaveLength(61);
    expect(emoji.isWellFormed()).toBe(true);
  });
});
