import { expect, test } from "vitest";
import { compileTypeScript } from "./compile-typescript.ts";

test("types go, enums become code", () => {
  const compiled = compileTypeScript("enum Color { Red = 1 }\nconst x: number = Color.Red;\nx");
  expect(compiled).toHaveProperty("code");
  expect("code" in compiled && new Function(`${compiled.code.replace(/x;?\s*$/, "return x")}`)()).toBe(1);
});

test("JSX becomes calls", () => {
  const compiled = compileTypeScript("const a: object = <b>hi</b>;");
  expect("code" in compiled && compiled.code).toContain("React.createElement");
});

test("a syntax error says where", () => {
  const compiled = compileTypeScript("const a: number = 1;\nconst b = ;\n");
  expect("problem" in compiled && compiled.problem).toMatch(
    /^SyntaxError: .*\n {4}at main\.ts:2:11\nconst b = ;\n {10}\^$/,
  );
});
