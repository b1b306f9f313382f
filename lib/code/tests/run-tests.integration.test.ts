import { afterAll, describe, expect, it } from "vitest";
import { shutdownSandbox } from "../../sandbox/index.ts";
import { findTests } from "./find-tests.ts";
import { runJavascriptTests } from "./run-javascript-tests.ts";
import { runPythonTests } from "./run-python-tests.ts";

afterAll(shutdownSandbox);

const workspace = (files: Record<string, string>) =>
  Object.entries(files).map(([path, text]) => ({ path, content: new TextEncoder().encode(text) }));
const suite = (files: Record<string, string>, filter = "", timeout_ms = 20_000) => {
  const { python, javascript } = findTests(Object.keys(files), undefined);
  const limits = { timeout_ms, max_output_bytes: 1_000_000, signal: AbortSignal.timeout(50_000) };
  return { workspace: workspace(files), files: [...python, ...javascript], filter, limits };
};

const PYTHON = {
  "calc.py": "def add(a, b):\n    return a + b\n\ndef broken():\n    raise ValueError('no')\n",
  "conftest.py": "import pytest\n\n@pytest.fixture\ndef five():\n    yield 5\n    print('taken down')\n",
  "test_functions.py": `import asyncio
import pytest
from calc import add, broken

def test_plain(five, tmp_path):
    (tmp_path / "x").write_text("hi")
    assert add(five, 1) == 6

def test_fails():
    print("seen")
    assert add(1, 2) == 4

def test_raises_elsewhere():
    broken()

@pytest.mark.parametrize("a,b,c", [(1, 2, 3), pytest.param(2, 2, 5, id="wrong")])
def test_many(a, b, c):
    assert add(a, b) == c

def test_raises():
    with pytest.raises(ValueError, match="no"):
        broken()
    assert 0.1 + 0.2 == pytest.approx(0.3)

class TestClass:
    def setup_method(self):
        self.seen = []

    def test_patched(self, monkeypatch, capsys):
        monkeypatch.setattr("calc.add", lambda a, b: 0)
        print("x")
        assert capsys.readouterr().out == "x\\n"

    @pytest.mark.skip(reason="later")
    def test_skipped(self):
        assert 0

async def test_async():
    await asyncio.sleep(0)
    assert True

def test_no_fixture(nope):
    pass
`,
  "pkg/case_test.py": `import unittest

class Case(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.shared = 3

    def setUp(self):
        self.own = 1

    def test_ok(self):
        self.assertEqual(self.own + 2, self.shared)

    def test_bad(self):
        self.assertEqual([1, 2], [1, 3])

    @unittest.skip("not yet")
    def test_skip(self):
        pass
`,
  "test_unreadable.py": "def f(:\n",
};

const JAVASCRIPT = {
  "src/calc.ts":
    "export const add = (a: number, b: number): number => a + b;\nexport function broken(): never {\n  throw new TypeError('no');\n}\n",
  "src/calc.test.ts": `import { describe, expect, it, vi } from "vitest";
import { add, broken } from "./calc.js";

describe("calc", () => {
  it("adds", () => {
    expect(add(1, 2)).toBe(3);
  });
  it("is wrong", () => {
    console.log("seen");
    expect({ a: [1, 2] }).toEqual({ a: [1, 3] });
  });
  it("throws", async () => {
    expect(() => broken()).toThrow("no");
    await expect(Promise.reject(new Error("later"))).rejects.toThrow(/later/);
    const spy = vi.fn(() => 7);
    spy(1);
    expect(spy).toHaveBeenCalledWith(1);
  });
  it.skip("not yet", () => {});
  it.each([[1, 1, 2], [2, 2, 5]])("%d + %d is %d", (a, b, c) => expect(add(a, b)).toBe(c));
});
`,
  "test/node.test.mjs": `import test, { beforeEach, describe } from "node:test";
import assert from "node:assert/strict";
import { broken } from "../src/calc.ts";
let n = 0;
beforeEach(() => { n += 1; });
test("waits", async (t) => {
  await new Promise((done) => setTimeout(done, 5));
  assert.equal(n, 1);
  await t.test("inside", () => assert.deepEqual({ a: 1 }, { a: 1 }));
});
test("errors elsewhere", () => {
  broken();
});
test("rejects", () => assert.rejects(async () => { throw new Error("x"); }, /x/));
`,
  "test/broken.test.js": "import './missing.js';\n",
  "test/cjs.test.cjs":
    "const assert = require('assert');\ndescribe('cjs', () => { it('works', () => { assert(true); assert.strictEqual(1, 1); }); });\n",
};

describe("run tests", { timeout: 60_000 }, () => {
  it("runs unittest and pytest-style tests", async () => {
    const { results, ran } = await runPythonTests(suite(PYTHON));
    expect(ran).toMatchObject({ return_code: 0, error: null, stderr: "" });
    const byName = new Map(results.map((each) => [each.name, each]));
    expect(
      results
        .filter(({ status }) => status === "passed")
        .map(({ name }) => name)
        .sort(),
    ).toEqual([
      "Case.test_ok",
      "TestClass.test_patched",
      "test_async",
      "test_many[1-2-3]",
      "test_plain",
      "test_raises",
    ]);
    expect(byName.get("test_plain")?.output).toBe("taken down\n");
    expect(byName.get("test_fails")).toMatchObject({
      file: "test_functions.py",
      status: "failed",
      line: 11,
      output: "seen\n",
      message: "assert add(1, 2) == 4\n  left:  3\n  right: 4",
    });
    expect(byName.get("test_raises_elsewhere")).toMatchObject({
      line: 14,
      message: expect.stringMatching(/^ValueError: no\n.*\n {2}calc.py:5 in broken/s),
    });
    expect(byName.get("test_many[wrong]")).toMatchObject({ status: "failed", line: 18 });
    expect(byName.get("TestClass.test_skipped")).toMatchObject({ status: "skipped", message: "later" });
    expect(byName.get("test_no_fixture")?.message).toContain("no fixture 'nope'; there are:");
    expect(byName.get("Case.test_bad")).toMatchObject({
      file: "pkg/case_test.py",
      line: 15,
      message: expect.stringContaining("Lists differ"),
    });
    expect(byName.get("(file)")).toMatchObject({ file: "test_unreadable.py", status: "failed", line: 1 });
  });

  it("runs describe/it and node:test, TypeScript too", async () => {
    const { results, ran } = await runJavascriptTests(
      suite({ ...JAVASCRIPT, "test/broken.test.js": "throw new Error('at load');\n" }),
    );
    expect(ran).toMatchObject({ return_code: 0, error: null });
    const byName = new Map(results.map((each) => [each.name, each]));
    expect(
      results
        .filter(({ status }) => status === "passed")
        .map(({ name }) => name)
        .sort(),
    ).toEqual([
      "calc > 1 + 1 is 2",
      "calc > adds",
      "calc > throws",
      "cjs > works",
      "rejects",
      "waits",
      "waits > inside",
    ]);
    expect(byName.get("calc > is wrong")).toMatchObject({
      file: "src/calc.test.ts",
      status: "failed",
      line: 10,
      output: "seen",
      message: expect.stringContaining('toEqual\n  actual:   {"a":[1,2]}\n  expected: {"a":[1,3]}'),
    });
    expect(byName.get("calc > 2 + 2 is 5")).toMatchObject({ status: "failed", line: 20 });
    expect(byName.get("calc > not yet")).toMatchObject({ status: "skipped" });
    expect(byName.get("errors elsewhere")).toMatchObject({
      line: 12,
      message: expect.stringContaining("TypeError: no"),
    });
    expect(byName.get("(file)")).toMatchObject({ file: "test/broken.test.js", status: "failed", line: 1 });
  });

  it("says what cannot be bundled, what was running when time was up, and filters", async () => {
    await expect(runJavascriptTests(suite(JAVASCRIPT))).rejects.toThrow(
      /test\/broken.test.js:1:8: Cannot find ".\/missing.js"/,
    );
    const endless = { "test_loop.py": "def test_first():\n    pass\n\ndef test_loop():\n    while True: pass\n" };
    expect(await runPythonTests(suite(endless, "", 1500))).toMatchObject({
      running: "test_loop.py: test_loop",
      results: [{ name: "test_first" }],
      ran: { error: { code: "TIMEOUT" } },
    });
    const { results } = await runPythonTests(suite(PYTHON, "many"));
    expect(results.map(({ name }) => name)).toEqual(["test_many[1-2-3]", "test_many[wrong]", "(file)"]);
  });

  it("knows tests by their names", () => {
    const paths = [
      "test_a.py",
      "a_test.py",
      "latest.py",
      "b.test.ts",
      "b.spec.jsx",
      "tests/c.js",
      "contest.js",
      "node_modules/x/a.test.js",
      "src/a.py",
    ];
    expect(findTests(paths, undefined)).toEqual({
      python: ["a_test.py", "test_a.py"],
      javascript: ["b.spec.jsx", "b.test.ts", "tests/c.js"],
    });
    expect(findTests(paths, ["./tests/", "src/a.py"])).toEqual({ python: ["src/a.py"], javascript: ["tests/c.js"] });
  });
});

it("honours the marks of a file and of single parameters, and says what it cannot run", async () => {
  const { results } = await runPythonTests(
    suite({
      "test_marks.py": `import pytest

@pytest.mark.parametrize("n", [1, pytest.param(2, marks=pytest.mark.xfail(reason="known"))])
def test_odd(n):
    assert n % 2 == 1

@pytest.fixture(params=["a", "b"])
def letter(request):
    return request.param

def test_letters(letter):
    assert letter
`,
      "test_later.py": "import pytest\npytestmark = pytest.mark.skip(reason='later')\ndef test_one():\n    assert 0\n",
    }),
  );
  expect(results.map(({ name, status }) => `${name} ${status}`)).toEqual([
    "test_one skipped",
    "test_odd[1] passed",
    "test_odd[2] skipped",
    "test_letters failed",
  ]);
  expect(results[3]?.message).toContain("use parametrize");
});
