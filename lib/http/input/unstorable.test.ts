import { describe, expect, it } from "vitest";
import { findUnstorable } from "./unstorable.ts";

const nest = (depth: number): unknown => (depth === 0 ? "x" : { a: nest(depth - 1) });

describe("findUnstorable", () => {
  it("lets ordinary input pass", () => {
    expect(findUnstorable({ a: ["文字 🎉", 1, null, true, { b: "\\u0000 as text" }], c: nest(60) })).toBeNull();
  });

  it.each([
    [{ a: [{ b: "x\u0000" }] }, "a.0.b"],
    [{ a: { b: "\ud83c" } }, "a.b"],
    [{ a: { "b\u0000": 1 } }, "a"],
    ["\udf89", ""],
  ])("finds what cannot be stored: %j", (input, field) => {
    expect(findUnstorable(input)?.field).toBe(field);
  });

  it("finds a nest too deep, however deep", () => {
    expect(findUnstorable(nest(70))?.message).toMatch(/nested/);
    expect(findUnstorable(JSON.parse(`${"[".repeat(300_000)}${"]".repeat(300_000)}`))?.message).toMatch(/nested/);
  });
});
