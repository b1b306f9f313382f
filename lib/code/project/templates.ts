/** A template's files; `name` is the project's name, already safe to use in code. */
type Template = (name: string) => Record<string, string>;

const lines = (...text: string[]): string => `${text.join("\n")}\n`;
/** `my-project` as a Python module is `my_project`. */
const moduleName = (name: string): string => name.replaceAll("-", "_");

const python: Template = (name) => ({
  "README.md": lines(`# ${name}`, "", "Tests: `python -m unittest discover tests`, or pytest."),
  "pyproject.toml": lines(
    "[project]",
    `name = "${name}"`,
    'version = "0.1.0"',
    'requires-python = ">=3.11"',
    "",
    "[build-system]",
    'requires = ["setuptools>=68"]',
    'build-backend = "setuptools.build_meta"',
  ),
  [`${moduleName(name)}/__init__.py`]: lines("from .greeting import greet", "", '__all__ = ["greet"]'),
  [`${moduleName(name)}/greeting.py`]: lines(
    "def greet(who: str) -> str:",
    '    """A greeting for somebody."""',
    '    return f"Hello, {who}!"',
  ),
  "tests/test_greeting.py": lines(
    "import os",
    "import sys",
    "import unittest",
    "",
    'sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))',
    "",
    `from ${moduleName(name)} import greet`,
    "",
    "",
    "class GreetTest(unittest.TestCase):",
    "    def test_greets_by_name(self):",
    '        self.assertEqual(greet("Ada"), "Hello, Ada!")',
  ),
});

const typescript: Template = (name) => ({
  "README.md": lines(`# ${name}`, "", "Tests: `npm test` (Node 22.18 or later runs TypeScript as it is)."),
  "package.json": lines(
    JSON.stringify(
      {
        name,
        version: "0.1.0",
        private: true,
        type: "module",
        exports: "./src/index.ts",
        scripts: { test: "node --test" },
      },
      null,
      2,
    ),
  ),
  "tsconfig.json": lines(
    JSON.stringify(
      {
        compilerOptions: {
          target: "es2023",
          module: "nodenext",
          strict: true,
          noEmit: true,
          allowImportingTsExtensions: true,
        },
        include: ["src", "test"],
      },
      null,
      2,
    ),
  ),
  "src/index.ts": lines(
    "/** A greeting for somebody. */",
    "export const greet = (who: string): string => `Hello, $" + "{who}!`;",
  ),
  "test/greet.test.ts": lines(
    'import assert from "node:assert/strict";',
    'import { test } from "node:test";',
    'import { greet } from "../src/index.ts";',
    "",
    'test("greets by name", () => {',
    '  assert.equal(greet("Ada"), "Hello, Ada!");',
    "});",
  ),
});

const site: Template = (name) => ({
  "index.html": lines(
    "<!doctype html>",
    '<html lang="en">',
    "  <head>",
    '    <meta charset="utf-8">',
    '    <meta name="viewport" content="width=device-width, initial-scale=1">',
    `    <title>${name}</title>`,
    '    <link rel="stylesheet" href="style.css">',
    "  </head>",
    "  <body>",
    "    <main>",
    `      <h1>${name}</h1>`,
    '      <p id="hello">A page without a framework.</p>',
    "    </main>",
    '    <script type="module" src="main.js"></script>',
    "  </body>",
    "</html>",
  ),
  "style.css": lines(
    ":root {",
    "  color-scheme: light dark;",
    "  font-family: system-ui, sans-serif;",
    "}",
    "",
    "main {",
    "  margin: 2rem auto;",
    "  max-width: 40rem;",
    "  padding: 0 1rem;",
    "}",
  ),
  "main.js": lines('document.getElementById("hello").textContent += " It has a script.";'),
});

const analysis: Template = (name) => ({
  "README.md": lines(`# ${name}`, "", "`python analyse.py` reads data/input.csv and writes results/summary.json."),
  "data/input.csv": lines("group,value", "a,1", "a,3", "b,10"),
  "analyse.py": lines(
    "import csv",
    "import json",
    "import os",
    "import statistics",
    "",
    "",
    "def summarise(rows):",
    '    """Count, mean and median of the values of each group."""',
    "    groups = {}",
    "    for row in rows:",
    '        groups.setdefault(row["group"], []).append(float(row["value"]))',
    "    return {",
    '        name: {"count": len(values), "mean": statistics.mean(values), "median": statistics.median(values)}',
    "        for name, values in groups.items()",
    "    }",
    "",
    "",
    'if __name__ == "__main__":',
    "    here = os.path.dirname(os.path.abspath(__file__))",
    '    with open(os.path.join(here, "data/input.csv"), encoding="utf-8", newline="") as file:',
    "        summary = summarise(csv.DictReader(file))",
    '    os.makedirs(os.path.join(here, "results"), exist_ok=True)',
    '    with open(os.path.join(here, "results/summary.json"), "w", encoding="utf-8") as file:',
    "        json.dump(summary, file, indent=2)",
    "    print(json.dumps(summary))",
  ),
  "tests/test_analyse.py": lines(
    "import os",
    "import sys",
    "",
    'sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))',
    "",
    "from analyse import summarise",
    "",
    "",
    "def test_groups_are_summarised():",
    '    rows = [{"group": "a", "value": "1"}, {"group": "a", "value": "3"}]',
    '    assert summarise(rows) == {"a": {"count": 2, "mean": 2.0, "median": 2.0}}',
  ),
});

export const TEMPLATES = { python, typescript, site, analysis } as const satisfies Record<string, Template>;
export type TemplateName = keyof typeof TEMPLATES;
