import { expect, it } from "vitest";
import { checkToolParams } from "./check-tool-params.ts";

const TOOL = {
  name: "web_search",
  schema: {
    parameters: {
      type: "object",
      properties: {
        query: { type: "string" },
        num_results: { type: "integer", minimum: 1, maximum: 50 },
        language: { type: "string", enum: ["zh", "en"] },
        headers: { type: "object", additionalProperties: { type: "string" } },
      },
      required: ["query"],
    },
  },
};

it("takes values that the tool's input takes", () => {
  const custom_params = { num_results: 5, headers: { "x-a": "1" } };
  expect(() => checkToolParams(TOOL, { custom_params, default_params: { language: "zh" } })).not.toThrow();
  expect(() => checkToolParams(TOOL, { timeout: 5 })).not.toThrow();
  expect(() => checkToolParams(TOOL, { custom_params: { search_depth: 5, constructor: 1 } })).not.toThrow();
});

it.each([
  [{ custom_params: { num_results: 51 } }, "configuration.custom_params.num_results", /50/],
  [{ custom_params: { num_results: "5" } }, "configuration.custom_params.num_results", /expected/i],
  [{ default_params: { language: "fr" } }, "configuration.default_params.language", /./],
])("refuses %j, naming the field", (configuration, field, message) => {
  expect(() => checkToolParams(TOOL, configuration)).toThrow(
    expect.objectContaining({
      code: "VALIDATION_ERROR",
      details: [{ field, message: expect.stringMatching(message) }],
    }),
  );
});
