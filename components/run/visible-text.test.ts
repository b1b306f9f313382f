import { describe, expect, it } from "vitest";
import { visibleText } from "./visible-text";

describe("visibleText", () => {
  it("writes out what turns text around or hides in it", () => {
    expect(visibleText("https://a.example/\u202etxt.exe")).toBe("https://a.example/\\u202etxt.exe");
    expect(visibleText("ad\u200bmin\u0000")).toBe("ad\\u200bmin\\u0000");
  });

  it("leaves lines, tabs and every script as they are", () => {
    const text = "一行\n\t二行 العربية 😀 é";
    expect(visibleText(text)).toBe(text);
  });
});
