import { expect, test } from "vitest";
import { importedModules, parseLock, readEngineLock, withDependencies } from "./package-lock.ts";

test("the modules a program imports are found in its text", () => {
  const code =
    "import os, numpy as np\nfrom matplotlib.pyplot import plot\n  import pandas.io\n# import nothing\nx = 'import'";
  expect([...importedModules(code)].sort()).toEqual(["matplotlib", "numpy", "os", "pandas"]);
});

test("a package comes with everything it needs, an unknown name is an error", async () => {
  const lock = parseLock(await readEngineLock());
  const names = withDependencies(lock, ["matplotlib"]).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["matplotlib", "numpy", "kiwisolver", "python-dateutil", "six"]));
  expect(new Set(names).size).toBe(names.length);
  expect(() => withDependencies(lock, ["nothing-of-the-sort"])).toThrow(/no package nothing-of-the-sort/);
});
