import type { BoundedRequest } from "../code-request.ts";
import type { RawOutcome } from "../interpreters/child-session.ts";
import { timeoutError } from "../interpreters/name-error.ts";
import { type SandboxError, sandboxError } from "../sandbox-error.ts";
import { type Box, BoxGone } from "./box.ts";
import { nameBoxEnd } from "./name-box-end.ts";

const KILLED = 137;
// A supervisor that does not answer an order to end a program is ended with its box.
const GRACE_MS = 1000;

export interface BoxProgram {
  request: Omit<BoundedRequest, "files">;
  /** The runner stays for the next program of its language. */
  keep?: boolean;
  working_directory?: string | undefined;
  env?: Record<string, string> | undefined;
}

export type BoxOutcome = Omit<RawOutcome, "files"> & { runner_gone: boolean };

/**
 * Runs one program in a box that has its files already. Ends it at its deadline or on the signal; the box stays unless a
 * limit on all of it was passed. Never rejects for what a program does.
 */
export async function runInBox(box: Box, program: BoxProgram, signal: AbortSignal | undefined): Promise<BoxOutcome> {
  const { request } = program;
  const { timeout_ms, memory_bytes, max_output_bytes } = request;
  const printed = { stdout: [] as Uint8Array[], stderr: [] as Uint8Array[], room: max_output_bytes };
  const started = performance.now();
  box.memory_bytes = memory_bytes;
  const { id, answered } = box.order(
    {
      op: "run",
      language: request.language === "typescript" ? "javascript" : request.language,
      code: request.code,
      stdin: request.stdin,
      keep: program.keep ?? false,
      working_directory: program.working_directory ?? request.working_directory,
      argv: request.argv,
      env: program.env,
      timeout_ms,
      memory_bytes,
      max_output_bytes,
    },
    (stream, bytes) => {
      const kept = bytes.subarray(0, printed.room);
      printed.room -= kept.length;
      printed[stream].push(kept);
    },
  );
  let stopped: SandboxError | null = null;
  const stop = (error: SandboxError): void => {
    stopped ??= error;
    box.tell({ op: "kill", id });
    setTimeout(() => box.end(error), GRACE_MS).unref();
  };
  const onAbort = (): void => stop(sandboxError("CANCELLED", "The program was stopped on request."));
  const deadline = setTimeout(() => stop(timeoutError(request)), timeout_ms);
  signal?.addEventListener("abort", onAbort, { once: true });
  if (signal?.aborted) onAbort();
  try {
    const answer = await answered;
    const stderr = text(printed.stderr);
    const exit_code = answer.exit_code ?? 1;
    return {
      stdout: text(printed.stdout),
      stderr,
      return_code: stopped ? KILLED : exit_code,
      execution_time: answer.execution_time ?? 0,
      error: stopped ?? nameBoxEnd({ ...answer, exit_code }, stderr, request),
      runner_gone: answer.gone ?? stopped !== null,
    };
  } catch (error) {
    if (!(error instanceof BoxGone)) throw error;
    return {
      stdout: text(printed.stdout),
      stderr: text(printed.stderr),
      return_code: KILLED,
      execution_time: (performance.now() - started) / 1000,
      error: stopped ?? error.reason,
      runner_gone: true,
    };
  } finally {
    clearTimeout(deadline);
    signal?.removeEventListener("abort", onAbort);
  }
}

const text = (chunks: Uint8Array[]): string => Buffer.concat(chunks).toString("utf8");
