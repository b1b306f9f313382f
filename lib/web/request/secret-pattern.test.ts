import { describe, expect, it } from "vitest";
import { secretPattern } from "./secret-pattern.ts";

const SECRET = `p@ss "w/o" <rd>&'!~*+=\\%41.[x]^`;

function searchOf(value: string): string {
  const url = new URL("https://a.example/");
  url.searchParams.set("k", value);
  return url.search;
}
const coded = (text: string) => text.replace(/[<>&']/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
const inHtml = (text: string) =>
  text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&#34;")
    .replace(/'/g, "&#x27;");

describe("secretPattern", () => {
  it.each([
    ["itself", SECRET],
    ["a part of an address", encodeURIComponent(SECRET)],
    ["an address", new URL(`https://a.example/?k=${encodeURIComponent(SECRET)}`).href],
    ["a form", new URLSearchParams({ k: SECRET }).toString()],
    ["the address that we send", searchOf(SECRET)],
    ["percent signs with small letters", encodeURIComponent(SECRET).replace(/%../g, (code) => code.toLowerCase())],
    ["JSON", JSON.stringify({ k: SECRET })],
    ["JSON with marked slashes", JSON.stringify({ k: SECRET }).replaceAll("/", "\\/")],
    ["JSON that is safe in HTML", coded(JSON.stringify(SECRET))],
    ["HTML", inHtml(SECRET)],
  ])("finds it in %s", (_name, text) => {
    expect(text.replaceAll(secretPattern(SECRET), "")).not.toMatch(/ss|rd/);
  });

  it("finds nothing else, and soon", () => {
    expect("p@ss w/o".replaceAll(secretPattern(SECRET), "")).toBe("p@ss w/o");
    const begun = performance.now();
    const text = "%25".repeat(66_000);
    expect(text.replaceAll(secretPattern(`${"%25".repeat(66)}x`), "")).toHaveLength(text.length);
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});
