import { randomUUID } from "node:crypto";
import { runCode } from "../../sandbox/index.ts";
import { bundleModules } from "../bundle/bundle-modules.ts";
import { type FindOrigin, readSourceMap } from "../bundle/source-map.ts";
import { childScript } from "../child-script.ts";
import type { Suite, SuiteOutcome } from "./suite.ts";
import { readLines, type TestLine, type TestResult } from "./test-report.ts";

/** The test library's own files, as they lie in lib/code/child/javascript-tests. */
const LIBRARY = [
  ...["index.js", "register.js", "run.js", "show.js", "equals.js", "failure.js", "assert.js", "expect.js", "mock.js"],
  ...["node-test.cjs", "node-assert.cjs"],
];
const INDEX = "/alma/index.js";
const ENTRY = "/alma/tests.js";

const ALIASES = {
  "node:test": "/alma/node-test.cjs",
  ...Object.fromEntries(
    ["assert", "node:assert", "assert/strict", "node:assert/strict"].map((name) => [name, "/alma/node-assert.cjs"]),
  ),
  ...Object.fromEntries(["vitest", "@jest/globals", "mocha", "alma:test"].map((name) => [name, INDEX])),
};

const SOURCE = /\.([cm]?[jt]sx?|json)$/;

/** Runs JavaScript and TypeScript tests (node:test, describe/it, expect, assert) in the sandbox, bundled into one program. */
export async function runJavascriptTests(suite: Suite): Promise<SuiteOutcome> {
  const mark = `alma-${randomUUID()}:`;
  const { signal, ...limits } = suite.limits;
  const outputs = await bundleModules({
    files: [
      ...LIBRARY.map((name) => ({ name: `/alma/${name}`, data: bytes(childScript(`javascript-tests/${name}`)) })),
      ...suite.workspace
        .filter(({ path }) => SOURCE.test(path))
        .map(({ path, content }) => ({ name: `/workspace/${path}`, data: content })),
      { name: ENTRY, data: bytes(entryFor(suite, mark)) },
    ],
    entries: [{ name: "tests", path: ENTRY, format: "esm" }],
    dependencies: {},
    aliases: ALIASES,
    keep_paths: false,
    signal,
  });
  const code = new TextDecoder().decode(outputs.get("tests"));
  const find = readSourceMap(new TextDecoder().decode(outputs.get("tests.map")));
  const ran = await runCode({ language: "javascript", code, files: suite.workspace, ...limits }, { signal });
  const { ended, running } = readLines(ran.stdout, mark);
  return { results: ended.map((line) => toResult(line, find)), running, ran };
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Loads one file after another, so that a broken one costs only its own tests. */
function entryFor({ files, filter }: Suite, mark: string): string {
  const loads = files.map((file) => {
    const name = JSON.stringify(file);
    return `enterFile(${name}); try { await import(${JSON.stringify(`/workspace/${file}`)}); } catch (error) { failFile(${name}, error); }`;
  });
  return [
    `import { configure, enterFile, failFile, runAll } from "alma:test";`,
    `configure(${JSON.stringify({ mark, filter })});`,
    ...loads,
    "await runAll();",
  ].join("\n");
}

const FRAME = /main\.(?:js|mjs):(\d+)(?::(\d+))?/g;

/** The line of the test's own file through which the error passed, else the first line of the workspace. */
function toResult(
  { event: _, stack, line: __, ...facts }: Extract<TestLine, { event: "end" }>,
  find: FindOrigin,
): TestResult {
  const places = [...(stack ?? "").matchAll(FRAME)].flatMap(([, line, column]) => {
    const origin = find(Number(line), Number(column ?? 1));
    const path = origin && /\/?workspace\/(.*)$/.exec(origin.file)?.[1];
    return origin && path ? [{ path, line: origin.line }] : [];
  });
  const own = places.find(({ path }) => path === facts.file) ?? places[0];
  const elsewhere = own && own.path !== facts.file ? `\n  at ${own.path}:${own.line}` : "";
  const message = facts.message === null ? null : facts.message + elsewhere;
  return { ...facts, message, line: own?.path === facts.file ? own.line : null };
}
