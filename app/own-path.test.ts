import { expect, it } from "vitest";
import { ownPath } from "./own-path";

it.each([
  ["/c/1?x=2", "/c/1?x=2"],
  ["//evil.example", "/"],
  ["/\\evil.example", "/"],
  ["https://evil.example", "/"],
  ["javascript:alert(1)", "/"],
  ["/\t/evil.example", "/"],
  ["/.//evil.example", "/"],
  ["/c/..//evil.example", "/"],
  ["/%2e//evil.example", "/"],
  ["/./\\evil.example", "/"],
  [undefined, "/"],
  [["/a"], "/"],
])("leads %j to %s", (value, expected) => {
  expect(ownPath(value)).toBe(expected);
});
