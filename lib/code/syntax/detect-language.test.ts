import { expect, it } from "vitest";
import { detectLanguage } from "./detect-language.ts";

it.each([
  ["print('x')", "python"],
  ["def f(x):\n    return x", "python"],
  ["from os import path\nimport sys", "python"],
  ["const x = 1;\nconsole.log(x);", "javascript"],
  ["interface A { b: string }", "typescript"],
  ["function f(a: number): string { return '' }", "typescript"],
  ["#!/bin/bash\nls", "shell"],
  ["for f in *.txt; do\n echo $f\ndone", "shell"],
  ["SELECT 1", "sql"],
  ["-- all\nwith t as (select 1) select * from t", "sql"],
  ["<!DOCTYPE html><p>", "html"],
  ["<div class='a'>x</div>", "html"],
  ["a.b > c { color: red; }", "css"],
  ["hello there", null],
])("%j is %s", (source, language) => {
  expect(detectLanguage(null, source)).toBe(language);
});

it("believes a name first", () => {
  expect(detectLanguage("src/App.TSX", "SELECT 1")).toBe("tsx");
  expect(detectLanguage("notes", "")).toBeNull();
});
