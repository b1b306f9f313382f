import { expect, it } from "vitest";
import { plainInput } from "./plain-input.ts";

const takes = (schema: Record<string, unknown>, input: unknown): boolean => plainInput(schema).safeParse(input).success;

it("looks at the names and types of arguments", () => {
  const schema = { properties: { word: { type: "string" }, many: { type: ["integer", "null"] } }, required: ["word"] };
  expect(takes(schema, { word: "a", many: null })).toBe(true);
  expect(takes(schema, { word: "a", other: [1] })).toBe(true);
  expect(takes(schema, { many: 1 })).toBe(false);
  expect(takes(schema, { word: 1 })).toBe(false);
  expect(takes(schema, { word: "a", many: 1.5 })).toBe(false);
});

it("keeps what it was given, whole", () => {
  const input = { deep: { list: [{ x: 1 }] }, rows: [1, "a"], free: "x" };
  const schema = { properties: { deep: { type: "object" }, rows: { type: "array" }, free: {} } };
  expect(plainInput(schema).parse(input)).toEqual(input);
});

it("runs nothing of a schema that would take for ever", () => {
  const $defs: Record<string, unknown> = { d0: { type: "string", minLength: 5 } };
  for (let index = 1; index < 40; index++) {
    const $ref = `#/$defs/d${index - 1}`;
    $defs[`d${index}`] = { anyOf: [{ $ref }, { $ref }] };
  }
  const begun = performance.now();
  expect(takes({ properties: { x: { type: "string", pattern: "^(a+)+$" } } }, { x: `${"a".repeat(60)}!` })).toBe(true);
  expect(takes({ $defs, properties: { x: { $ref: "#/$defs/d39" } } }, { x: "a" })).toBe(true);
  expect(performance.now() - begun).toBeLessThan(1000);
});

it("leaves a schema that is none to the server", () => {
  expect(takes({ properties: 5, required: "x" }, { a: 1 })).toBe(true);
  expect(takes({ properties: { a: { type: "elephant" }, b: true } }, { a: 1 })).toBe(true);
  expect(takes({ properties: { ["__proto__"]: { type: "string" } } }, { a: 1 })).toBe(true);
});

it("costs nothing for the thousands of tools that a run does not call", () => {
  const properties = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`p${at}`, { type: "string" }]));
  const begun = performance.now();
  const inputs = Array.from({ length: 2_000 }, () => plainInput({ properties }));
  expect(performance.now() - begun).toBeLessThan(400);
  expect(inputs[0]?.safeParse({ p0: 1 }).success).toBe(false);
});
