import { expect, it } from "vitest";
import { cutText } from "./cut-text.ts";

it("cuts between characters, and goes on where it ended", () => {
  const text = "a😀b😀";
  expect([1, 2, 3, 4, 5, 9].map((length) => cutText(text, length))).toEqual(["a", "a", "a😀", "a😀b", "a😀b", text]);
  let [joined, from] = ["", 0];
  for (let part = cutText(text, 2); part !== ""; part = cutText(text, 2, from)) {
    joined += part;
    from += part.length;
  }
  expect(joined).toBe(text);
});

it("always gets on, also by half a character", () => {
  expect(cutText("😀", 1)).toBe("\ud83d");
});
