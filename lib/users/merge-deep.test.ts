import { expect, it } from "vitest";
import { mergeDeep } from "./merge-deep.ts";

it("merges objects, replaces the rest, and leaves its inputs alone", () => {
  const base: Record<string, unknown> = { a: { b: 1, c: [1, 2] }, d: "x", e: { f: 1 } };
  const merged = mergeDeep(base, { a: { b: 2, c: [3] }, d: undefined, e: null, g: { h: 1 } });
  expect(merged).toEqual({ a: { b: 2, c: [3] }, d: "x", e: null, g: { h: 1 } });
  expect(base).toEqual({ a: { b: 1, c: [1, 2] }, d: "x", e: { f: 1 } });
});

it("cannot be used to reach a prototype", () => {
  mergeDeep<Record<string, unknown>>({}, JSON.parse('{"__proto__": {"polluted": true}}'));
  expect(Reflect.get({}, "polluted")).toBeUndefined();
});
