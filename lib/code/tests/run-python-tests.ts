import { randomUUID } from "node:crypto";
import { runCode, type SandboxFile } from "../../sandbox/index.ts";
import { childScript } from "../child-script.ts";
import type { Suite, SuiteOutcome } from "./suite.ts";
import { readLines } from "./test-report.ts";

const PLAN = ".alma-tests.json";

/** Runs Python tests (unittest, and functions in the manner of pytest) in the sandbox. */
export async function runPythonTests(suite: Suite): Promise<SuiteOutcome> {
  const mark = `alma-${randomUUID()}:`;
  const conftest = suite.workspace.map(({ path }) => path).filter((path) => /(^|\/)conftest\.py$/.test(path));
  const plan = { mark, files: [...conftest, ...suite.files], filter: suite.filter };
  const files: SandboxFile[] = [
    ...suite.workspace,
    { path: PLAN, content: new TextEncoder().encode(JSON.stringify(plan)) },
  ];
  const code = `${childScript("python-tests/pytest-parts.py")}\n${childScript("python-tests/run-tests.py")}`;
  const { signal, ...limits } = suite.limits;
  const ran = await runCode({ language: "python", code, files, ...limits }, { signal });
  const { ended, running } = readLines(ran.stdout, mark);
  const results = ended.map(({ event: _, stack: __, line, ...facts }) => ({ ...facts, line: line ?? null }));
  return { results, running, ran };
}
