import { describe, expect, it } from "vitest";
import { hashInput } from "./hash-input.ts";

describe("hashInput", () => {
  it("is the same for the same arguments, whatever the order of their keys", () => {
    const one = hashInput({ url: "https://a.example/", headers: { b: "2", a: "1" }, list: [1, { y: 1, x: null }] });
    expect(hashInput({ list: [1, { x: null, y: 1 }], headers: { a: "1", b: "2" }, url: "https://a.example/" })).toBe(
      one,
    );
    expect(one).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ["another value", { a: "2" }],
    ["another type", { a: 1 }],
    ["one more key", { a: "1", b: null }],
    ["another nesting", { a: ["1"] }],
    ["a key that looks like two", { 'a":"1","b': "1" }],
    ["nothing", undefined],
  ])("is another one for %s", (_name, input) => {
    expect(hashInput(input)).not.toBe(hashInput({ a: "1" }));
  });
});
