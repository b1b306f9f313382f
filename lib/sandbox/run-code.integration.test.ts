import { afterAll, describe, expect, test } from "vitest";
import { type CodeRequest, runCode, SANDBOX_LIMITS, shutdownSandbox } from "./index.ts";

// What works everywhere; real programs in a box have tests of their own.
process.env.ALMA_SANDBOX = "pyodide,quickjs,just-bash";

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (content: Uint8Array | undefined) => new TextDecoder().decode(content);
const python = (code: string, more: Partial<CodeRequest> = {}) => runCode({ language: "python", code, ...more });
const javascript = (code: string, more: Partial<CodeRequest> = {}) =>
  runCode({ language: "javascript", code, ...more });
const typescript = (code: string) => runCode({ language: "typescript", code });

afterAll(shutdownSandbox);

describe("python", { timeout: 60_000 }, () => {
  test("prints the value of the last expression when nothing else was printed", async () => {
    expect(await python("(3+4)*12")).toMatchObject({
      stdout: "84\n",
      stderr: "",
      return_code: 0,
      error: null,
      files: [],
      truncated: false,
    });
    expect((await python("print(1)\n2")).stdout).toBe("1\n");
    expect((await python("x = 5\nNone")).stdout).toBe("");
    expect((await python("'你好'")).stdout).toBe("'你好'\n");
  });

  test("an exception is a clean traceback, not an error of the sandbox", async () => {
    const result = await python("import json\ndef f(x):\n    return json.loads(x)\nprint('数据', flush=True)\nf('{')");
    expect(result).toMatchObject({ stdout: "数据\n", return_code: 1, error: null });
    expect(result.stderr).toContain("File \"main.py\", line 5, in <module>\n    f('{')");
    expect(result.stderr).toContain("json.decoder.JSONDecodeError: ");
    expect(result.stderr).not.toMatch(/pyodide|sandbox|python314/);
    expect((await python("def f(:\n  pass")).stderr).toMatch(/File "main\.py", line 1\n.*\n.*\^\nSyntaxError: /);
    expect((await python("def f(n): return f(n+1)\nf(0)")).stderr).toContain("RecursionError");
  });

  test("no frame leads to the engine", async () => {
    const found = await python(
      "import sys\nf = sys._getframe()\nseen = []\nwhile f:\n    seen += [k for k in f.f_globals if 'pyodide' in k]\n    f = f.f_back\nprint(seen)",
    );
    expect(found).toMatchObject({ stdout: "[]\n", return_code: 0 });
  });

  test("files go in and only changed ones come out", async () => {
    const files = [
      { path: "数据/in.csv", content: bytes("a,b\n1,2\n") },
      { path: "untouched.bin", content: new Uint8Array([0, 255]) },
    ];
    const code = `import csv, os
rows = list(csv.DictReader(open("数据/in.csv")))
os.makedirs("out/deep")
open("out/deep/sum.txt", "w").write(str(sum(int(v) for v in rows[0].values())))
open("数据/in.csv", "a").write("3,4\\n")
print(sorted(os.listdir(".")), os.getcwd())`;
    const result = await python(code, { files });
    expect(result).toMatchObject({ stdout: "['out', 'untouched.bin', '数据'] /workspace\n", error: null });
    expect(result.files.map(({ path, content }) => [path, text(content)])).toEqual([
      ["out/deep/sum.txt", "3"],
      ["数据/in.csv", "a,b\n1,2\n3,4\n"],
    ]);
  });

  test("modules of the workspace, stdin, exit codes, await and asyncio", async () => {
    const files = [{ path: "helper.py", content: bytes("def twice(x):\n    return x * 2") }];
    expect(
      (await python("from helper import twice\nprint(twice(int(input())))", { files, stdin: "21\n" })).stdout,
    ).toBe("42\n");
    expect(await python("import sys\nprint('a')\nsys.exit(3)")).toMatchObject({
      stdout: "a\n",
      return_code: 3,
      error: null,
    });
    expect(await python("import sys\nsys.exit('bad')")).toMatchObject({ stderr: "bad\n", return_code: 1, error: null });
    expect(await python("import os\nos._exit(4)")).toMatchObject({ return_code: 4, error: null });
    const code = "import asyncio\nasync def f(x):\n    await asyncio.sleep(0.01)\n    return x\n";
    expect((await python(`${code}print(asyncio.run(f(1)))`)).stdout).toBe("1\n");
    expect((await python(`${code}await asyncio.gather(f(1), f(2))`)).stdout).toBe("[1, 2]\n");
  });

  test("the standard library of real programs works", async () => {
    const code = `import sqlite3, dataclasses, random, uuid, tempfile, zoneinfo, decimal, unittest, re, hashlib
db = sqlite3.connect(":memory:")
print(db.execute("select 6*7").fetchone()[0], hashlib.sha256(b"").hexdigest()[:8], decimal.Decimal("0.1") * 3)
if __name__ == "__main__":
    print(len({uuid.uuid4() for _ in range(3)}))`;
    expect(await python(code)).toMatchObject({ stdout: "42 e3b0c442 0.3\n3\n", stderr: "", error: null });
    const seeds = await Promise.all([
      python("import random\nrandom.random()"),
      python("import random\nrandom.random()"),
    ]);
    expect(seeds[0]?.stdout).not.toBe(seeds[1]?.stdout);
  });

  test("what was printed before a limit is kept", async () => {
    const slow = await python("print('before')\nwhile True: pass", { timeout_ms: 700 });
    expect(slow).toMatchObject({ stdout: "before\n", error: { code: "TIMEOUT" }, return_code: 137 });
    const loud = await python("while True: print('x' * 99)", { max_output_bytes: 1000 });
    expect(loud).toMatchObject({ error: { code: "OUTPUT_LIMIT" }, truncated: true });
    expect(loud.stdout).toHaveLength(1000);
  });
});

describe("javascript and typescript", { timeout: 60_000 }, () => {
  test("a NUL does not end what is printed or written", async () => {
    const result = await javascript(
      'console.log("a\\0b"); require("fs").writeFileSync("x.bin", "a\\0b\\0"); new TextEncoder().encode("\\0c").length',
    );
    expect(result).toMatchObject({ stdout: "a\ufffdb\n", return_code: 0, error: null });
    expect([...(result.files[0]?.content ?? [])]).toEqual([97, 0, 98, 0]);
  });

  test("values, console and errors read like Node's", async () => {
    expect(await javascript("(3+4)*12")).toMatchObject({ stdout: "84\n", return_code: 0, error: null });
    const code = `console.log("你好", { a: 1, b: [1, "x", { c: { d: {} } }] }, [undefined, null, -0, 1n], new Map([["k", new Set([1])]]));
console.error("%s is %d", "x", 5); class P { constructor() { this.x = 1 } }; console.log(new P(), P, () => 1, Symbol("s"), new Date(0), /x/g)`;
    expect(await javascript(code)).toMatchObject({
      stdout:
        "你好 { a: 1, b: [ 1, 'x', { c: [Object] } ] } [ undefined, null, -0, 1n ] Map(1) { 'k' => Set(1) { 1 } }\nP { x: 1 } [class P] [Function (anonymous)] Symbol(s) 1970-01-01T00:00:00.000Z /x/g\n",
      stderr: "x is 5\n",
    });
    const failed = await javascript("function f() { null.x }\nconsole.log(1);\nf()");
    expect(failed).toMatchObject({ stdout: "1\n", return_code: 1, error: null });
    expect(failed.stderr).toMatch(/^TypeError: .*\n {4}at f \(main\.js:1:\d+\)\n {4}at <eval> \(main\.js:3:\d+\)\n$/);
    expect((await javascript("let x = ;")).stderr).toMatch(/^SyntaxError: .*\n {4}at main\.js:1:\d+\n$/);
  });

  test("promises, timers, modules and exit codes", async () => {
    const code = `import { readFileSync, renameSync, writeFileSync, existsSync, readdirSync } from "node:fs";
import path from "path";
import { twice } from "./helper.js";
const rows = JSON.parse(readFileSync("in.json", "utf8"));
await new Promise((done) => setTimeout(done, 20));
writeFileSync(path.join("out.txt"), String(twice(rows.length)));
renameSync("out.txt", "/workspace/./out.txt");
console.log(performance.now() >= 20, existsSync("out.txt"), readdirSync("."), structuredClone({ a: new Date(0) }), new TextDecoder().decode(new TextEncoder().encode("数")), crypto.randomUUID().length);`;
    const files = [
      { path: "in.json", content: bytes("[1,2]") },
      { path: "helper.js", content: bytes("export const twice = (x) => x * 2;") },
    ];
    const result = await javascript(code, { files });
    expect(result.stderr).toBe("");
    expect(result.stdout).toBe(
      "true true [ 'helper.js', 'in.json', 'out.txt' ] { a: 1970-01-01T00:00:00.000Z } 数 36\n",
    );
    expect(result.files.map(({ path, content }) => [path, text(content)])).toEqual([["out.txt", "4"]]);
    expect(await javascript("console.log('a'); try { process.exit(3) } catch {} console.log('b')")).toMatchObject({
      stdout: "a\n",
      return_code: 3,
      error: null,
    });
    expect(await javascript("setTimeout(() => { throw new Error('late') }, 5)")).toMatchObject({
      return_code: 1,
      stderr: expect.stringContaining("Error: late"),
    });
    expect(await javascript("async function main() { throw new Error('async') }\nmain()")).toMatchObject({
      return_code: 1,
      stderr: expect.stringContaining("Error: async"),
    });
    expect((await javascript("Promise.resolve(5)")).stdout).toBe("5\n");
  });

  test("typescript runs, and says where it cannot be read", async () => {
    expect(
      await typescript("enum A { X = 2 }\ninterface P { a: number }\nconst p: P = { a: A.X };\np.a * 21"),
    ).toMatchObject({ stdout: "42\n", error: null });
    expect(await typescript("const a: = 1")).toMatchObject({
      return_code: 1,
      error: null,
      stderr: expect.stringContaining("main.ts:1:10"),
    });
  });
});

describe("the sandbox", { timeout: 60_000 }, () => {
  test("stops on request, waiting or running", async () => {
    const abort = new AbortController();
    const running = runCode({ language: "python", code: "while True: pass" }, { signal: abort.signal });
    setTimeout(() => abort.abort(), 1500);
    expect(await running).toMatchObject({ error: { code: "CANCELLED" } });
    expect(await runCode({ language: "python", code: "1" }, { signal: abort.signal })).toMatchObject({
      error: { code: "CANCELLED" },
    });
  });

  test("runs more programs than it has slots, each with its own world", async () => {
    const codes = Array.from({ length: 6 }, (_, index) => `open("mine", "w").write("${index}"); console.log(${index})`);
    const results = await Promise.all(
      codes.map((_, index) =>
        javascript(
          `require("fs").writeFileSync("mine", "${index}"); console.log(require("fs").readdirSync("."), ${index})`,
        ),
      ),
    );
    expect(results.map(({ stdout }) => stdout)).toEqual(codes.map((_, index) => `[ 'mine' ] ${index}\n`));
  });

  test("refuses requests beyond its limits by name", async () => {
    const content = new Uint8Array(1);
    expect(await python("1", { files: [{ path: "../x", content }] })).toMatchObject({ error: { code: "FILE_LIMIT" } });
    expect(await python("#".repeat(SANDBOX_LIMITS.code_bytes + 1))).toMatchObject({ error: { code: "FILE_LIMIT" } });
  });
});

describe("programs of several files", { timeout: 60_000 }, () => {
  const files = Object.entries({
    "notes.txt": "kept",
    "lib/a.mjs": "import { b } from './b.mjs'; export const a = b + 1;",
    "lib/b.mjs": "export const b = 1;",
    "app/main.py": "import sys, util\nprint(util.x, sys.argv[1:], __name__)\n3 + 4\n",
    "app/util.py": "x = 5\n",
    "app/main.js": "if (require.main === module) console.log(require('./util').v, process.argv.length);",
    "app/util.js": "exports.v = 9;",
  }).map(([path, content]) => ({ path, content: bytes(content) }));

  test("what cannot be compiled takes no file away", async () => {
    const result = await runCode({ language: "typescript", code: "const x: = ;", files });
    expect(result).toMatchObject({ return_code: 1, error: null, files: [], removed: [] });
  });

  test("an import begins at the file it stands in", async () => {
    const code = "import { a } from './lib/a.mjs'; console.log(a);";
    expect(await javascript(code, { files })).toMatchObject({ stdout: "2\n", stderr: "", removed: [] });
    expect((await javascript("console.log(require.main === module)")).stdout).toBe("true\n");
  });

  test("a shell starts scripts in folders, and shows no value of their last line", async () => {
    const code = "cd app && python3 -u main.py one; node main.js two; cd ..; python3 -c '3 + 4'; node -e '3 + 4'";
    const result = await runCode({ language: "shell", code, files }, { driver: "just-bash" });
    expect(result).toMatchObject({ stdout: "5 ['one'] __main__\n9 3\n", stderr: "", error: null, removed: [] });
  });
});
