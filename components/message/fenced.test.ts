import { expect, it } from "vitest";
import { fenced, typedParts } from "./fenced";

it("fences text that holds fences itself", () => {
  expect(fenced("a ``` b\n", "js")).toBe("````js\na ``` b\n````");
  expect(fenced("x", 'py"><b>')).toBe("```pyb\nx\n```");
  // As much as a call in question may have: one that cannot be drawn could be neither allowed nor denied.
  expect(fenced("`a".repeat(200_000), "js").slice(0, 6)).toBe("```js\n");
});

it("cuts a message at its code blocks and leaves the rest as typed", () => {
  const text = "Run **this**:\n\n```python\nprint(1)\n```\nthanks";
  expect(typedParts(text).map((part) => [part.kind, part.text])).toEqual([
    ["text", "Run **this**:"],
    ["code", "```python\nprint(1)\n```"],
    ["text", "thanks"],
  ]);
});

it("keeps an open fence and plain text whole", () => {
  expect(typedParts("```js\n1")).toEqual([{ kind: "text", start: 0, text: "```js\n1" }]);
  expect(typedParts(" \n")).toEqual([]);
});
