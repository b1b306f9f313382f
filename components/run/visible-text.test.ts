import { describe, expect, it } from "vitest";
import { visibleText } from "./visible-text";

describe("visibleText", () => {
  it("writes out what turns text around or hides in it", () => {
    expect(visibleText("https://a.example/\u202etxt.exe")).toBe("https://a.example/\\u202etxt.exe");
    expect(visibleText("ad\u200bmin\u0000")).toBe("ad\\u200bmin\\u0000");
  });

  it("writes out letters that pass for Latin ones inside a Latin word", () => {
    expect(visibleText("p\u0430ypal.example")).toBe("p\\u0430ypal.example");
    expect(visibleText("rm \uff4d\u{1d41a}x")).toBe("rm \\uff4d\\u1d41ax");
    expect(visibleText("g\u03bfogle")).toBe("g\\u03bfogle");
  });

  it("leaves lines, tabs and every script as they are", () => {
    const text = "一行\n\t二行 العربية 😀 é 用Python写 Привет мир 5 μm Δx ＡＢＣ";
    expect(visibleText(text)).toBe(text);
  });

  it("is quick with long words", () => {
    const before = performance.now();
    expect(visibleText("a\u0430".repeat(50_000))).toHaveLength(350_000);
    expect(visibleText("\u0430".repeat(100_000))).toHaveLength(100_000);
    expect(performance.now() - before).toBeLessThan(2000);
  });
});
