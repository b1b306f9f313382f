import { readFile } from "node:fs/promises";
import type { BoundedRequest } from "../code-request.ts";
import { compileForRun } from "../compile-typescript.ts";
import { SANDBOX_PATHS } from "../files/sandbox-paths.ts";
import type { RawOutcome } from "../interpreters/child-session.ts";
import { fileError } from "../interpreters/name-error.ts";
import { MACHINE_ROOT, readFromMachine, writeToMachine } from "../remote/machine-files.ts";
import { openVercelSession } from "../remote/open-vercel-session.ts";
import { runOnMachine } from "../remote/run-on-machine.ts";
import { createVercelMachine, missingVercelSetting, type VercelMachine } from "../remote/vercel-client.ts";
import type { SandboxDriver } from "./driver.ts";

/** Ours on the machine: the runner, the program with its length before it, its input, and how it ended. */
const OURS = "/tmp/alma";

const RUNNERS = {
  python: { file: "box-python.py", command: `python3 -B ${OURS}/box-python.py` },
  javascript: { file: "box-node.mjs", command: `node --no-warnings ${OURS}/box-node.mjs` },
} as const;

function framed(code: string): Buffer {
  const bytes = Buffer.from(code);
  const header = Buffer.alloc(4);
  header.writeUInt32LE(bytes.length);
  return Buffer.concat([header, bytes]);
}

/** Puts the program there and gives the script that runs it. */
async function prepare(machine: VercelMachine, request: BoundedRequest): Promise<string> {
  const files = [{ path: `${OURS}/stdin`, content: Buffer.from(request.stdin) }];
  if (request.language === "shell") {
    await machine.writeFiles([...files, { path: `${OURS}/command.sh`, content: Buffer.from(request.code) }]);
    return `exec bash ${OURS}/command.sh <${OURS}/stdin`;
  }
  const { file, command } = request.language === "python" ? RUNNERS.python : RUNNERS.javascript;
  const runner = await readFile(`${SANDBOX_PATHS.children}/${file}`);
  const ours = [
    { path: `${OURS}/${file}`, content: runner },
    { path: `${OURS}/code`, content: framed(request.code) },
  ];
  await machine.writeFiles([...files, ...ours]);
  return `exec ${command} 3< <(cat ${OURS}/code) 4>${OURS}/report <${OURS}/stdin`;
}

async function run(request: BoundedRequest, signal: AbortSignal | undefined): Promise<RawOutcome> {
  const compiled = compileForRun(request);
  if ("outcome" in compiled) return compiled.outcome;
  const machine = await createVercelMachine(request.language === "python" ? "python3.13" : "node24", signal);
  try {
    await writeToMachine(machine, request.files);
    const script = await prepare(machine, compiled.request);
    const cwd = `${MACHINE_ROOT}/${request.working_directory}`;
    const ended = await runOnMachine(machine, { script, cwd }, request, signal);
    const { stdout, stderr, exitCode: return_code, executionTime: execution_time, error } = ended;
    if (error) return { stdout, stderr, return_code, execution_time, files: [], error };
    const value = stdout === "" && request.language !== "shell" ? await readValue(machine) : "";
    const files = await readFromMachine(machine, request.files);
    const full = files ? null : fileError();
    return { stdout: stdout + value, stderr, return_code, execution_time, files: files ?? [], error: full };
  } finally {
    await machine.stop().catch(() => {});
  }
}

/** What the last expression gave, as the other drivers show it. */
async function readValue(machine: VercelMachine): Promise<string> {
  const report = await machine.readFileToBuffer({ path: `${OURS}/report` });
  try {
    const { value } = JSON.parse(String(report)) as { value?: unknown };
    return typeof value === "string" ? `${value}\n` : "";
  } catch {
    return "";
  }
}

/** Machines elsewhere, for hosts on which no process can be started: only where its variables are set. */
export const vercelDriver: SandboxDriver = {
  name: "vercel",
  description: "machines of Vercel Sandbox, a fresh one without network for every program",
  probe: async () => {
    const missing = missingVercelSetting();
    return { problem: missing && `${missing} is not set`, languages: ["python", "javascript", "typescript", "shell"] };
  },
  run,
  openSession: openVercelSession,
  close: async () => {},
};
