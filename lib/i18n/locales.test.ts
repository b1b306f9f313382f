import { describe, expect, it } from "vitest";
import { localeFromHeader } from "./locales.ts";

describe("localeFromHeader", () => {
  it.each([
    ["zh-CN,zh;q=0.9,en;q=0.8", "zh"],
    ["en-GB,en;q=0.9", "en"],
    ["fr-FR,fr;q=0.9,en;q=0.5", "en"],
    ["en;q=0.2, zh-Hant;q=0.7", "zh"],
    ["en;q=0", "zh"],
    ["de", "zh"],
    ["", "zh"],
    [null, "zh"],
  ])("reads %j as %s", (header, expected) => {
    expect(localeFromHeader(header)).toBe(expected);
  });
});
