import { expect, it } from "vitest";
import { configuredInput, offeredSchema } from "./configured-input.ts";

const SCHEMA = {
  type: "object",
  properties: { query: { type: "string" }, depth: { type: "integer" }, language: { type: "string" } },
  required: ["query", "depth", "language"],
};
const CONFIGURATION = { custom_params: { depth: 5, other: 1 }, default_params: { language: "zh" } };

it("puts what is fixed before the model's words and defaults behind them", () => {
  expect(configuredInput({ query: "a", depth: 99, language: "en" }, SCHEMA, CONFIGURATION)).toEqual({
    query: "a",
    depth: 5,
    language: "en",
  });
  expect(configuredInput({ query: "a" }, SCHEMA, CONFIGURATION)).toEqual({ query: "a", depth: 5, language: "zh" });
  expect(configuredInput(null, SCHEMA, CONFIGURATION)).toEqual({ depth: 5, language: "zh" });
  expect(configuredInput("no object", SCHEMA, CONFIGURATION)).toBe("no object");
  expect(configuredInput({ query: "a" }, SCHEMA, undefined)).toEqual({ query: "a" });
});

it("offers a model what it may still decide", () => {
  expect(offeredSchema(SCHEMA, CONFIGURATION)).toEqual({
    type: "object",
    properties: { query: { type: "string" }, language: { type: "string", default: "zh" } },
    required: ["query"],
  });
  expect(offeredSchema(SCHEMA, undefined)).toBe(SCHEMA);
});
