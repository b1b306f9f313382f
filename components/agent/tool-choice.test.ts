import { expect, it } from "vitest";
import type { AgentTool } from "@/lib/protocol/contract/tools";
import { choicesOf, configurationOf, hasMistake, isSameConfiguration, NO_CHOICE, paramsOf } from "./tool-choice";

const given = (configuration: AgentTool["configuration"]): AgentTool => ({
  ...{ tool_id: "1", name: "web_search", display_name: "", description: "", tool_type: "web" },
  ...{ security_level: "safe", is_active: true, is_system_tool: true, requires_auth: false, version: "1" },
  ...{ is_enabled: true, configuration, usage_count: 0, last_used_at: null, created_at: "" },
});

it("a form that is saved as it was opened changes nothing", () => {
  const before = { timeout: 5, max_retries: 0, custom_params: { language: "zh" }, default_params: { num_results: 3 } };
  const choice = choicesOf([given(before)]).get("1") ?? NO_CHOICE;
  expect(isSameConfiguration(configurationOf(before, choice), before)).toBe(true);
  const cleared = { ...choice, timeout: "", max_retries: "", custom_params: " " };
  expect(configurationOf(before, cleared)).toEqual({ default_params: { num_results: 3 } });
  expect(configurationOf({}, NO_CHOICE)).toEqual({});
});

it.each([
  ["", undefined],
  ['{"a": 1}', { a: 1 }],
  ["{}", {}],
  ["[1]", null],
  ["3", null],
  ["{a: 1}", null],
])("%j is read as %j", (text, params) => {
  expect(paramsOf(text)).toEqual(params);
});

it("a mistake counts where the tool is on", () => {
  const wrong = { ...NO_CHOICE, custom_params: "{" };
  expect(hasMistake(new Map([["1", wrong]]))).toBe(false);
  expect(hasMistake(new Map([["1", { ...wrong, is_on: true }]]))).toBe(true);
});
