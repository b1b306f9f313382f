import { WORKSPACE_COPY } from "../../sandbox/index.ts";
import { loadWorkspace, type WorkspaceRef } from "../../workspace/index.ts";
import { CodeFailure, type CodeOutcome, outcomeOf } from "../outcome.ts";
import { findTests } from "./find-tests.ts";
import { runJavascriptTests } from "./run-javascript-tests.ts";
import { runPythonTests } from "./run-python-tests.ts";
import type { Suite, SuiteOutcome } from "./suite.ts";
import { type TestReport, type TestResult, toReport } from "./test-report.ts";

export interface TestRun {
  /** Files or folders; left out: every test file. */
  paths?: string[] | undefined;
  filter: string;
  /** Seconds, for each language. */
  timeout: number;
}

const MAX_OUTPUT_BYTES = 4_000_000;

/** Runs the tests of a workspace in the sandbox. What tests write is not kept. Failing tests are a result, not an error. */
export const runTests = (ref: WorkspaceRef, run: TestRun, signal: AbortSignal): Promise<CodeOutcome<TestReport>> =>
  outcomeOf(async () => {
    const { files: workspace } = await loadWorkspace(ref, WORKSPACE_COPY);
    const found = findTests(
      workspace.map(({ path }) => path),
      run.paths,
    );
    if (found.python.length + found.javascript.length === 0) throw nothingFound(run);
    const limits = { timeout_ms: run.timeout * 1000, max_output_bytes: MAX_OUTPUT_BYTES, signal };
    const suiteOf = (files: string[]): Suite => ({ workspace, files, filter: run.filter, limits });
    const outcomes: SuiteOutcome[] = [];
    if (found.python.length > 0) outcomes.push(await runPythonTests(suiteOf(found.python)));
    if (found.javascript.length > 0) outcomes.push(await runJavascriptTests(suiteOf(found.javascript)));
    return reportOf(outcomes, run);
  });

function reportOf(outcomes: SuiteOutcome[], run: TestRun): TestReport {
  const results = outcomes.flatMap((outcome): TestResult[] => outcome.results);
  const report = toReport(
    results,
    outcomes.reduce((sum, { ran }) => sum + ran.execution_time, 0),
  );
  for (const { ran, running } of outcomes) {
    const during = running === null ? "" : ` It was running ${running}.`;
    if (ran.error) throw new CodeFailure(ran.error.code, `${ran.error.message}${during}`, report);
    if (ran.return_code !== 0) {
      throw new CodeFailure(
        "TESTS_BROKE_OFF",
        `The test program ended early (${ran.return_code}).${during} ${ran.stderr.slice(-1000)}`,
        report,
      );
    }
  }
  if (results.length === 0) {
    const why =
      run.filter === ""
        ? "The test files contain no tests."
        : `No test's file or name contains ${JSON.stringify(run.filter)}.`;
    throw new CodeFailure("NO_TESTS", why);
  }
  return report;
}

const nothingFound = ({ paths }: TestRun) =>
  new CodeFailure(
    "NO_TESTS",
    `No test files${paths ? ` in ${paths.join(", ")}` : ""}. They are called test_*.py, *_test.py, *.test.js or *.spec.ts, or lie in tests/ (JavaScript).`,
  );
