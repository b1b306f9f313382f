import { describe, expect, it } from "vitest";
import { z } from "zod";
import { defineTool } from "../../tools/define-tool.ts";
import { checkInput } from "./check-input.ts";

const tool = defineTool({
  display_name: { zh: "试", en: "Try" },
  description: "Something to be called in a test.",
  tool_type: "code",
  input: z.object({
    path: z.string().min(1),
    lines: z.number().int().min(1).max(100).default(10),
    is_loud: z.boolean().default(false),
    options: z.object({ depth: z.number().int().optional(), names: z.array(z.string()).optional() }).default({}),
    headers: z.record(z.string(), z.string()).default({}),
    id: z.union([z.string(), z.number()]).optional(),
  }),
  output: z.object({}),
  security_level: "safe",
  idempotent: true,
  timeout: 5,
  examples: [{ input: { path: "a.txt" }, output: {} }],
  run: async () => ({ ok: true, result: {} }),
});

const parsed = (input: unknown) => {
  const checked = checkInput(tool, input);
  return checked.ok ? checked.parsed : checked.error;
};
const whole = { path: "a", lines: 10, is_loud: false, options: {}, headers: {} };

describe("an input is mended where it can mean one thing only", () => {
  it.each([
    ["a number in a string", { path: "a", lines: "30" }, { ...whole, lines: 30 }],
    ["a truth in a string", { path: "a", is_loud: "true" }, { ...whole, is_loud: true }],
    ["an object in a string", { path: "a", options: '{"depth":"2"}' }, { ...whole, options: { depth: 2 } }],
    ["a list in a string", { path: "a", options: { names: '["x"]' } }, { ...whole, options: { names: ["x"] } }],
    ["a number where text is wanted", { path: 7 }, { ...whole, path: "7" }],
    ["null for what may be absent", { path: "a", lines: null }, whole],
    ["the whole input in a string", '{"path":"a"}', whole],
  ])("%s", (_what, input, expected) => {
    expect(parsed(input)).toEqual(expected);
  });

  it.each([
    ["a word for a number", { path: "a", lines: "many" }],
    ["half a number", { path: "a", lines: "3 or 4" }],
    ["a truth in other words", { path: "a", is_loud: "yes" }],
    ["null for what must be there", { path: null }],
    ["a text that is no JSON", { path: "a", options: "{depth: 2}" }],
  ])("not %s", (_what, input) => {
    expect(parsed(input)).toMatch(/^INVALID_INPUT/);
  });

  it("leaves alone what is valid: a string stays one where both are allowed", () => {
    expect(parsed({ path: "30", id: "30", headers: { any: "true" } })).toEqual({
      ...whole,
      path: "30",
      id: "30",
      headers: { any: "true" },
    });
  });
});

describe("an error", () => {
  it("says where, what, what was given, and shows an example", () => {
    const error = parsed({ lines: 500 });
    expect(error).toMatch(/path: .*expected string.*\(nothing was given\)/);
    expect(error).toMatch(/lines: .*100 \(given: 500\)/);
    expect(error).toContain('For example: {"path":"a.txt"}');
  });

  it("names arguments that do not exist, deep ones too, and what was probably meant", () => {
    expect(parsed({ path: "a", isLoud: true })).toContain('isLoud: unknown argument, did you mean "is_loud"?');
    expect(parsed({ path: "a", append: true })).toContain("append: unknown argument, known: path, lines");
    expect(parsed({ path: "a", options: { depht: 1 } })).toContain(
      "options.depht: unknown argument, known: depth, names",
    );
  });

  it("stays short whatever was given", () => {
    const error = parsed(Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`${"x".repeat(200)}${at}`, at])));
    expect(String(error).length).toBeLessThan(4_000);
  });
});
