import { logger } from "../core/log/logger.ts";
import type { BoundedRequest, CodeRequest, CodeResult } from "./code-request.ts";
import { chooseDriver } from "./drivers/choose-driver.ts";
import { changedFiles, removedFiles } from "./files/changed-files.ts";
import { boundFiles } from "./files/file-limits.ts";
import type { RawOutcome } from "./interpreters/child-session.ts";
import { takeSlot } from "./interpreters/slots.ts";
import { boundRequest, SANDBOX_LIMITS } from "./limits.ts";
import { type SandboxError, sandboxError } from "./sandbox-error.ts";

export interface RunOptions {
  /** Ends the waiting and the program. */
  signal?: AbortSignal | undefined;
  /** Asks for a certain driver; otherwise the best that works for the language. */
  driver?: string | undefined;
}

export const failed = (error: SandboxError): CodeResult => ({
  stdout: "",
  stderr: "",
  return_code: 1,
  execution_time: 0,
  files: [],
  removed: [],
  error,
  truncated: false,
});

export function findRefusal(request: BoundedRequest): SandboxError | null {
  if (Buffer.byteLength(request.code) > SANDBOX_LIMITS.code_bytes)
    return sandboxError("FILE_LIMIT", "The program is too long.");
  if (Buffer.byteLength(request.stdin) > SANDBOX_LIMITS.stdin_bytes)
    return sandboxError("FILE_LIMIT", "The input is too long.");
  return boundFiles(request.files).error;
}

/**
 * Runs one program in the sandbox and resolves with what it did; nothing of it is left running. Never rejects for
 * anything a program does: limits and refusals are named in `error`, an exception is `return_code` 1 with its traceback
 * on `stderr`. Waits its turn when all slots are taken; the signal ends the waiting and the program.
 */
export async function runCode(request: CodeRequest, { signal, driver: name }: RunOptions = {}): Promise<CodeResult> {
  const bounded = boundRequest(request);
  const refusal = findRefusal(bounded);
  if (refusal) return failed(refusal);
  const driver = await chooseDriver(bounded.language, name);
  if ("problem" in driver)
    return failed(sandboxError("SANDBOX_UNAVAILABLE", `No sandbox for ${bounded.language}: ${driver.problem}.`));
  const release = await takeSlot(signal);
  if (!release) return failed(sandboxError("CANCELLED", "Stopped before the program was started."));
  try {
    return resultOf(bounded, await driver.run(bounded, signal));
  } catch (error) {
    logger().error({ err: error, driver: driver.name }, "sandbox: a program could not be started");
    return failed(
      sandboxError("SANDBOX_UNAVAILABLE", "The sandbox could not start the program. Try again in a moment."),
    );
  } finally {
    release();
  }
}

/** What a run left behind, with the files that are new or changed, within the sandbox's limits. */
export function resultOf(request: BoundedRequest, outcome: RawOutcome): CodeResult {
  const { files, error: fileError } = boundFiles(changedFiles(request.files, outcome.files));
  const error = outcome.error ?? fileError;
  const truncated = fileError !== null || error?.code === "OUTPUT_LIMIT";
  const { stdout, stderr, return_code, execution_time } = outcome;
  const removed = outcome.error === null ? removedFiles(request.files, outcome.files) : [];
  return { stdout, stderr, return_code, execution_time, files, removed, error, truncated };
}
