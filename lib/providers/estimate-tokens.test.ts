import { expect, it } from "vitest";
import { estimateTokens } from "./estimate-tokens.ts";

it.each([
  ["", 0],
  ["a", 1],
  ["four char words here", 5],
  ["你好世界", 4],
  ["你好 world", 4],
  ["𠮷野家", 4],
])("estimates %j as %i", (text, tokens) => {
  expect(estimateTokens(text)).toBe(tokens);
});

it("is quick on a long text", () => {
  const started = performance.now();
  expect(estimateTokens("长文 text ".repeat(100_000))).toBe(350_000);
  expect(performance.now() - started).toBeLessThan(1000);
});
