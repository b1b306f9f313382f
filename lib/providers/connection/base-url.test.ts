import { describe, expect, it } from "vitest";
import { baseUrlText, isSameHost, normalizeBaseUrl } from "./base-url.ts";

it.each([
  ["https://api.example.com/v1/", "/v1", "https://api.example.com/v1"],
  [" https://api.example.com ", "/v1", "https://api.example.com/v1"],
  ["https://api.example.com/", "", "https://api.example.com"],
  ["http://localhost:11434/v1/chat/completions", "", "http://localhost:11434/v1"],
  ["https://api.example.com/v1/messages", "/v1", "https://api.example.com/v1"],
  ["HTTPS://API.Example.com/v1#x", "", "https://api.example.com/v1"],
])("reads %s", (text, path, expected) => {
  expect(baseUrlText(normalizeBaseUrl(text, path))).toBe(expected);
});

it.each([
  "",
  "api.example.com",
  "ftp://example.com",
  "file:///etc/passwd",
  "javascript:alert(1)",
  "https://user:pw@example.com/v1",
])("refuses %j", (text) => {
  expect(() => normalizeBaseUrl(text)).toThrow(/base URL/);
});

describe("isSameHost", () => {
  it.each([
    ["https://a.com/v1", "https://a.com:443/other", true],
    ["https://a.com", "http://a.com", false],
    ["https://a.com", "https://a.com:8443", false],
    ["https://a.com", "https://a.com.evil.com", false],
  ])("%s and %s", (one, other, same) => {
    expect(isSameHost(one, other)).toBe(same);
  });
});
