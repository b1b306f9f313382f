import type { CodeResult, SandboxFile } from "../../sandbox/index.ts";
import type { TestResult } from "./test-report.ts";

/** The tests of one language, and what they may use. */
export interface Suite {
  workspace: SandboxFile[];
  files: string[];
  /** Only tests whose file and name contain this; empty: all. */
  filter: string;
  limits: { timeout_ms: number; max_output_bytes: number; signal: AbortSignal };
}

export interface SuiteOutcome {
  results: TestResult[];
  /** The test that was running when the program was ended, if it was. */
  running: string | null;
  ran: CodeResult;
}
