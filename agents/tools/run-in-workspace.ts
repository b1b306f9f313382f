import { z } from "zod";
import { isAlmaError } from "../../lib/core/errors.ts";
import { runCode, type SandboxFile } from "../../lib/sandbox/index.ts";
import { loadWorkspace, storeChanges } from "../../lib/workspace/index.ts";
import type { ToolContext, ToolOutcome } from "./define-tool.ts";

/** What running a program gives (seed 4.4.2), and the files it wrote. */
export const executionOutput = z.object({
  stdout: z.string(),
  stderr: z.string(),
  return_code: z.number().int(),
  /** Seconds. */
  execution_time: z.number(),
  files: z.array(z.string()).describe("Paths of files that were created or changed"),
});

const MEMORY_BYTES = 512 * 1024 * 1024;
const MAX_OUTPUT_BYTES = 200_000;
/** More than this is not copied into the sandbox; the program sees the rest as missing. */
const WORKSPACE_LIMITS = { max_bytes: 64 * 1024 * 1024, max_files: 500 };

/** Runs a program over the workspace's files and keeps what it wrote. A program that fails still shows its output. */
export async function runInWorkspace(
  language: "python" | "javascript" | "typescript",
  { code, timeout }: { code: string; timeout: number },
  context: ToolContext,
): Promise<ToolOutcome<z.output<typeof executionOutput>>> {
  const files = await loadWorkspace(context.workspace, WORKSPACE_LIMITS);
  const ran = await runCode(
    {
      language,
      code,
      files,
      timeout_ms: timeout * 1000,
      memory_bytes: MEMORY_BYTES,
      max_output_bytes: MAX_OUTPUT_BYTES,
    },
    { signal: context.signal },
  );
  const tool = language === "python" ? "python_executor" : "javascript_executor";
  const { stdout, stderr, return_code, execution_time } = ran;
  const kept = await keep(context, ran.files, tool);
  const result = { stdout, stderr, return_code, execution_time, files: kept.paths };
  if (ran.error) return { ok: false, error: `${ran.error.code}: ${ran.error.message}`, result };
  if (return_code !== 0) return { ok: false, error: lastLine(stderr) || `exit code ${return_code}`, result };
  if (kept.error !== null) return { ok: false, error: kept.error, result };
  return { ok: true, result };
}

/** Files that cannot be kept (a hostile name, a full workspace) must not cost the program its output. */
async function keep(context: ToolContext, files: SandboxFile[], tool: string) {
  try {
    const stored = await storeChanges(context.workspace, files, tool);
    return { paths: stored.map((file) => file.path), error: null };
  } catch (error) {
    if (!isAlmaError(error)) throw error;
    return { paths: [], error: `${error.code}: the files it wrote were not kept. ${error.message}` };
  }
}

const lastLine = (text: string): string => text.trimEnd().split("\n").at(-1)?.trim() ?? "";
