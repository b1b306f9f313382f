import { afterEach, describe, expect, it } from "vitest";
import { env } from "../core/env.ts";
import { isSameOrigin } from "./same-origin.ts";

const before = env().ALMA_URL;
afterEach(() => {
  Object.assign(env(), { ALMA_URL: before });
});
const judge = (url: string, headers: Record<string, string>) => {
  Object.assign(env(), { ALMA_URL: url });
  return isSameOrigin(new Headers(headers));
};

describe("isSameOrigin", () => {
  it.each([
    ["https://alma.example", "https://alma.example", true],
    ["https://alma.example/", "https://alma.example", true],
    ["https://alma.example", "http://alma.example", false],
    ["https://alma.example", "https://alma.example:8443", false],
    ["https://alma.example", "https://sub.alma.example", false],
    ["https://alma.example", "https://alma.example.evil.test", false],
    ["https://alma.example", "null", false],
    ["https://alma.example", "", false],
    ["http://localhost:3001", "http://127.0.0.1:3001", true],
    ["http://127.0.0.1:3001", "http://[::1]:3001", true],
    ["http://localhost:3001", "http://127.0.0.1:3000", false],
    ["http://localhost:3001", "https://localhost:3001", false],
    ["https://alma.example", "http://localhost:3000", false],
  ])("%s, asked from %s: %s", (url, origin, expected) => {
    expect(judge(url, { origin })).toBe(expected);
  });

  it("believes the browser about the site, and asks for one sign at least", () => {
    const url = "https://alma.example";
    expect(judge(url, { "sec-fetch-site": "same-origin" })).toBe(true);
    for (const site of ["same-site", "cross-site", "none"]) {
      expect(judge(url, { "sec-fetch-site": site, origin: url }), site).toBe(false);
    }
    expect(judge(url, {})).toBe(false);
  });
});
