import { z } from "zod";
import { isAlmaError } from "../../lib/core/errors.ts";
import {
  type CodeRequest,
  type CodeResult,
  type KeptResult,
  runCode,
  runKept,
  WORKSPACE_COPY,
} from "../../lib/sandbox/index.ts";
import { loadWorkspace, removeFiles, storeChanges } from "../../lib/workspace/index.ts";
import type { ToolContext, ToolOutcome } from "./define-tool.ts";

/** What running a program gives (seed 4.4.2), and what became of the workspace's files. */
export const executionOutput = z.object({
  stdout: z.string(),
  stderr: z.string(),
  return_code: z.number().int(),
  /** Seconds. */
  execution_time: z.number(),
  files: z.array(z.string()).describe("Paths of files that were created or changed"),
  removed: z.array(z.string()).optional().describe("Paths of files that were removed; they can be restored"),
  left_out: z.array(z.string()).optional().describe("Files that are too large or too many for the sandbox: not there"),
  session: z.string().optional().describe("Whether the variables of the session were there"),
});

export type ExecutionOutput = z.output<typeof executionOutput>;

export interface Execution {
  language: CodeRequest["language"];
  code: string;
  /** Seconds. */
  timeout: number;
  /** "isolated" neither sees nor changes the workspace. */
  environment?: "sandbox" | "isolated";
  /** Keeps the variables for the next call of this conversation. */
  session?: boolean;
}

const MEMORY_BYTES = 512 * 1024 * 1024;
const MAX_OUTPUT_BYTES = 200_000;
/** Names told of what was left out. */
const MAX_LEFT_OUT = 20;

/** Runs a program over the workspace's files and keeps what it wrote. A program that fails still shows its output. */
export async function runInWorkspace(
  execution: Execution,
  context: ToolContext,
  tool: string,
): Promise<ToolOutcome<ExecutionOutput>> {
  const { language, code, timeout } = execution;
  const isIsolated = execution.environment === "isolated";
  if (isIsolated && execution.session)
    return { ok: false, error: "INVALID_INPUT: an isolated program has no session. Leave out one of the two." };
  const { files, left_out } = isIsolated ? NOTHING_LOADED : await loadWorkspace(context.workspace, WORKSPACE_COPY);
  const limits = { timeout_ms: timeout * 1000, memory_bytes: MEMORY_BYTES, max_output_bytes: MAX_OUTPUT_BYTES };
  const request: CodeRequest = { language, code, files, ...limits };
  const inSession = execution.session
    ? await runKept(context.workspace.conversation_id, request, context.signal)
    : null;
  const ran = inSession ?? (await runCode(request, { signal: context.signal }));
  const kept = isIsolated ? NOTHING_KEPT : await keep(context, ran, tool);
  const { stdout, stderr, return_code, execution_time } = ran;
  const result: ExecutionOutput = {
    ...{ stdout, stderr, return_code, execution_time, files: kept.paths },
    ...(kept.removed.length > 0 ? { removed: kept.removed } : {}),
    ...(left_out.length > 0 ? { left_out: left_out.slice(0, MAX_LEFT_OUT) } : {}),
    ...(inSession ? { session: describeSession(inSession) } : {}),
  };
  if (ran.error) return { ok: false, error: `${ran.error.code}: ${ran.error.message}`, result };
  if (return_code !== 0) return { ok: false, error: summaryOf(stderr) || `exit code ${return_code}`, result };
  if (kept.error !== null) return { ok: false, error: kept.error, result };
  return { ok: true, result };
}

interface Kept {
  paths: string[];
  removed: string[];
  error: string | null;
}

const NOTHING_LOADED = { files: [], left_out: [] };
const NOTHING_KEPT: Kept = { paths: [], removed: [], error: null };

/** Files that cannot be kept (a hostile name, a full workspace) must not cost the program its output. */
async function keep(context: ToolContext, ran: CodeResult, tool: string): Promise<Kept> {
  try {
    const stored = await storeChanges(context.workspace, ran.files, tool);
    const removed = await removeFiles(context.actor, context.workspace, ran.removed, tool);
    return { paths: stored.map((file) => file.path), removed, error: null };
  } catch (error) {
    if (!isAlmaError(error)) throw error;
    return { ...NOTHING_KEPT, error: `${error.code}: the files it wrote were not kept. ${error.message}` };
  }
}

function describeSession({ session, lost_because }: KeptResult): string {
  if (session === "kept") return "The variables of earlier calls were there.";
  if (session === "new") return "New: the next call finds this one's variables.";
  return `The earlier variables were lost: ${lost_because ?? "the session ended."} This call started fresh.`;
}

/** The line that says what went wrong: the last that is no frame of a stack. */
function summaryOf(stderr: string): string {
  const lines = stderr.split("\n").filter((line) => line.trim() !== "" && !/^\s/.test(line));
  return lines.at(-1)?.trim() ?? "";
}
