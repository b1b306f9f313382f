import { randomUUID } from "node:crypto";
import { z } from "zod";
import { type CodeLanguage, runCode, type SandboxFile, WORKSPACE_COPY } from "../../sandbox/index.ts";
import { loadWorkspace, type WorkspaceRef } from "../../workspace/index.ts";
import { childScript } from "../child-script.ts";
import { CodeFailure, type CodeOutcome, outcomeOf } from "../outcome.ts";
import { runChild } from "../run-child.ts";
import {
  EMPTY_REPORT,
  functionsAnswer,
  javascriptAnswer,
  linesAnswer,
  memoryAnswer,
  type ProfileReport,
} from "./profile-report.ts";

export type Measure = "functions" | "lines" | "memory";

export interface ProfileJob {
  code: string;
  language: CodeLanguage;
  measure: Measure[];
  /** Seconds, for each run. */
  timeout: number;
}

/** Measures a program in the sandbox, with the files of a workspace; each measure is a run of its own. Nothing is kept. */
export const profileCode = (
  ref: WorkspaceRef,
  job: ProfileJob,
  signal: AbortSignal,
): Promise<CodeOutcome<ProfileReport>> =>
  outcomeOf(async () => {
    const { files } = await loadWorkspace(ref, WORKSPACE_COPY);
    return job.language === "python" ? profilePython(job, files, signal) : profileJavascript(job, files, signal);
  });

export async function profilePython(
  job: ProfileJob,
  files: SandboxFile[],
  signal: AbortSignal,
): Promise<ProfileReport> {
  const report: ProfileReport = { ...EMPTY_REPORT };
  const textAt = (file: string, line: number): string =>
    file === "program.py" ? (job.code.split("\n")[line - 1] ?? "").trim().slice(0, 200) : "";
  const measure = <T extends z.ZodType>(mode: Measure, answer: T) => measurePython(job, mode, files, answer, signal);
  if (job.measure.includes("functions")) {
    const { seconds, rows, error } = await measure("functions", functionsAnswer);
    Object.assign(report, { seconds, functions: rows, error: error ?? null });
  }
  if (job.measure.includes("lines")) {
    const { seconds, rows, error } = await measure("lines", linesAnswer);
    report.lines = rows.map((row) => ({ ...row, text: textAt(row.file, row.line) }));
    Object.assign(report, { seconds: report.seconds ?? seconds, error: error ?? report.error });
  }
  if (job.measure.includes("memory")) {
    const { peak_bytes, rows, lines, error } = await measure("memory", memoryAnswer);
    report.memory_lines = lines.map((row) => ({ ...row, text: textAt(row.file, row.line) }));
    Object.assign(report, { peak_bytes, memory: rows, error: error ?? report.error });
  }
  return {
    ...report,
    notes: ["Measuring slows a program down: compare the numbers with each other, not with a clock."],
  };
}

async function measurePython<T extends z.ZodType>(
  { code, timeout }: ProfileJob,
  mode: Measure,
  files: SandboxFile[],
  answer: T,
  signal: AbortSignal,
): Promise<z.output<T>> {
  const mark = `alma-${randomUUID()}:`;
  const plan = { path: ".alma-profile.json", content: new TextEncoder().encode(JSON.stringify({ mark, mode, code })) };
  return run("python", childScript("profile.py"), [...files, plan], timeout, mark, answer, signal);
}

/** Runs a program that ends in a line of JSON behind its mark. */
async function run<T extends z.ZodType>(
  language: CodeLanguage,
  code: string,
  files: SandboxFile[],
  timeout: number,
  mark: string,
  answer: T,
  signal: AbortSignal,
): Promise<z.output<T>> {
  const ran = await runCode(
    { language, code, files, timeout_ms: timeout * 1000, max_output_bytes: 4_000_000 },
    { signal },
  );
  const line = ran.stdout.split("\n").findLast((each) => each.startsWith(mark));
  if (line !== undefined) return answer.parse(JSON.parse(line.slice(mark.length)));
  if (ran.error) throw new CodeFailure(ran.error.code, `${ran.error.message} Measure a smaller case.`);
  throw new CodeFailure(
    "PROGRAM_FAILED",
    `The program ended before it could be measured: ${ran.stderr.trim().slice(-1000)}`,
  );
}

const instrumented = z.object({
  code: z.string(),
  functions: z.array(z.object({ name: z.string(), line: z.number().int() })),
});

export async function profileJavascript(
  job: ProfileJob,
  files: SandboxFile[],
  signal: AbortSignal,
): Promise<ProfileReport> {
  const { value } = await runChild({
    script: "instrument.mjs",
    packages: ["oxc-parser"],
    allow: { addons: true },
    answer: instrumented,
    options: { code: job.code, language: job.language },
    what: "Preparing the program",
    timeout_ms: 15_000,
    signal,
  });
  const mark = `alma-${randomUUID()}:`;
  const clock = childScript("profile-clock.js")
    .replace(/^\s*\/\/.*$/gm, "")
    .replaceAll("\n", " ");
  // Timers run after the last line of the program; the report waits for the one that is set last.
  const report = `;await new Promise((done) => setTimeout(done, 0)); globalThis.__almaReport(${JSON.stringify(mark)}, (globalThis.__almaNow() - __almaStart) / 1000);`;
  const code = `${clock} const __almaStart = globalThis.__almaNow(); ${value.code}\n${report}\nexport {};`;
  const { seconds, rows } = await run(job.language, code, files, job.timeout, mark, javascriptAnswer, signal);
  const functions = rows
    .map(({ id, ...row }) => {
      const known = value.functions[id];
      return { function: known?.name ?? "(unknown)", file: "program", line: known?.line ?? 0, ...row };
    })
    .toSorted((a, b) => b.seconds - a.seconds)
    .slice(0, 40);
  const notes = ["JavaScript is measured by function; times by line and memory are only known for Python."];
  return { ...EMPTY_REPORT, seconds, functions, notes };
}
