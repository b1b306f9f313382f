import { afterAll, describe, expect, it } from "vitest";
import { shutdownSandbox } from "../../sandbox/index.ts";
import { checkSources, type Source, type SqlDialect } from "./check-sources.ts";
import { checkSyntax } from "./check-syntax.ts";

afterAll(shutdownSandbox);

const nowhere = { conversation_id: "none", user_id: "none" };
type Language = Source["language"];
const check = async (texts: [Language, string][], dialect: SqlDialect = "auto") => {
  const sources = texts.map(([language, text]) => ({ file: text, language, text }));
  const { files } = await checkSources(sources, dialect, AbortSignal.timeout(50_000));
  return files.map(({ problems }) => problems);
};

/** Language, text, and line, column, message and suggestion of its first problem. */
const WRONG: [Language, string, number, number, RegExp, RegExp | null][] = [
  ["python", "x = 1\nif x\n  print(x)\n", 2, 5, /expected ':'/, /colon/],
  ["python", "def f():\n    x = (1,\n\n", 2, 9, /was never closed/, /Close it/],
  ["python", "retrun = 1\nretrun 5\n", 2, 8, /invalid syntax/, /return instead of retrun/],
  ["python", "return 5\n", 1, 1, /outside function/, /into a function/],
  ["javascript", "const a = 1;\nlet b = ;\n", 2, 9, /Unexpected token/, /./],
  ["javascript", "fucntion f() {}\n", 1, 9, /semicolon/, /function instead of fucntion/],
  ["javascript", "const x = <b>hi</b>;\n", 1, 11, /./, /JSX/],
  ["jsx", "const x = <b>hi</i>;\n", 1, 18, /./, null],
  ["typescript", "const 数: number = ;\ninterface A { b: }\n", 1, 19, /Unexpected token/, /./],
  ["tsx", "const x = <A<string> b={}/>;\n", 1, 24, /./, null],
  ["shell", "echo a\nif true; then\n  echo b\n", 2, 1, /statement must end with 'fi'/, /Add fi/],
  ["shell", "echo 'open\n", 1, 6, /quote|EOF/, /./],
  ["sql", "SELECT 1;\nSELECT * FORM t", 2, 10, /syntax error/, /FROM instead of FORM/],
  ["sql", "SELECT '中文', FROM t", 1, 14, /syntax error/, null],
  ["html", "<ul>\n <li>x</li>\n <b>y\n</ul>", 3, 3, /b/, /./],
  ["html", '<p id="a">x</p>\n<p id="a">y</p>', 2, 8, /[Dd]uplicate/, /own id/],
  ["css", "a {\n  colr: red;\n}", 2, 3, /Unknown property/, /Did you mean color/],
  ["css", "a {\n  color: 12px;\n}", 2, 10, /does not take this value/, /color/],
  ["css", "a { color: red; }\n}", 2, 1, /./, null],
];

const RIGHT: [Language, string][] = [
  [
    "python",
    "import os\nx: list[int] = [i for i in range(3)]\nmatch x:\n    case [a, *_]:\n        print(f'{a!r:>5}')\n",
  ],
  ["javascript", "import x from 'y';\nawait x?.p ?? 1_000n;\n"],
  ["javascript", "with (a) { b }"],
  ["jsx", "export default () => <A b={1}>{...c}</A>"],
  ["typescript", "enum A { B }\nconst x = <T,>(y: T): y is T & {} => true satisfies boolean;"],
  ["shell", 'for f in *.txt; do\n  [[ $f =~ x ]] && echo "$f" <(ls)\ndone\n'],
  ["sql", "SELECT id::text FROM t WHERE x ILIKE 'a%'"],
  ["sql", "CREATE TRIGGER a AFTER INSERT ON t BEGIN SELECT 1; SELECT 2; END; INSERT OR REPLACE INTO t VALUES (';')"],
  [
    "html",
    '<!doctype html>\n<html><head><title>x</title></head><body><p>a<br>b &amp; c</p><img src="a" alt=""></body></html>',
  ],
  [
    "css",
    ":root { --x: 1px }\na:hover > b { margin: calc(var(--x) * 2) auto; -webkit-mask: none }\n@media (min-width: 1px) { a { color: #fff } }",
  ],
];

describe("checkSyntax", { timeout: 60_000 }, () => {
  it("says where a text is wrong, why, and what to do", async () => {
    const found = await check(WRONG.map(([language, text]) => [language, text]));
    for (const [index, [, text, line, column, message, suggestion]] of WRONG.entries()) {
      const [first] = found[index] ?? [];
      expect(first, text).toMatchObject({ line, column });
      expect(first?.message, text).toMatch(message);
      if (suggestion) expect(first?.suggestion, text).toMatch(suggestion);
    }
  });

  it("finds nothing wrong with what is right", async () => {
    const found = await check(RIGHT);
    const errors = found.map((problems) => problems.filter(({ severity }) => severity === "error"));
    expect(errors).toEqual(RIGHT.map(() => []));
  });

  it("knows the dialects apart and asks for a language it cannot guess", async () => {
    expect((await check([["sql", "SELECT id::text FROM t"]], "sqlite"))[0]).toHaveLength(1);
    expect((await check([["sql", "INSERT OR REPLACE INTO t VALUES (1)"]], "postgres"))[0]).toHaveLength(1);
    const unclear = await checkSyntax(nowhere, { code: "hello there", dialect: "auto" }, AbortSignal.timeout(5000));
    expect(unclear).toMatchObject({ ok: false, error: expect.stringMatching(/^UNKNOWN_LANGUAGE/) });
  });
});
