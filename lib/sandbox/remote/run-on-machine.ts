import { Writable } from "node:stream";
import { nameBoxEnd } from "../box/name-box-end.ts";
import type { BoundedRequest } from "../code-request.ts";
import { outputError, timeoutError } from "../interpreters/name-error.ts";
import { type SandboxError, sandboxError } from "../sandbox-error.ts";
import type { CommandResult } from "../session.ts";
import type { VercelMachine } from "./vercel-client.ts";

const KILLED = 137;

export interface MachineCommand {
  script: string;
  cwd: string;
  env?: Record<string, string>;
}

/** Runs a bash script on a machine, within the request's time and output; never rejects for what it does. */
export async function runOnMachine(
  machine: VercelMachine,
  { script, cwd, env = {} }: MachineCommand,
  limits: Pick<BoundedRequest, "timeout_ms" | "memory_bytes" | "max_output_bytes">,
  signal: AbortSignal | undefined,
): Promise<CommandResult> {
  const abort = new AbortController();
  let stopped: SandboxError | null = null;
  const stop = (error: SandboxError): void => {
    stopped ??= error;
    abort.abort();
  };
  const printed = createCollector(limits.max_output_bytes, () => stop(outputError(limits)));
  const onAbort = (): void => stop(sandboxError("CANCELLED", "The program was stopped on request."));
  signal?.addEventListener("abort", onAbort, { once: true });
  if (signal?.aborted) onAbort();
  const deadline = setTimeout(() => stop(timeoutError(limits)), limits.timeout_ms);
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1000;
  try {
    const ended = await machine.runCommand({
      cmd: "bash",
      args: ["-c", script],
      cwd,
      env,
      stdout: printed.stdout.stream,
      stderr: printed.stderr.stream,
      timeoutMs: limits.timeout_ms,
      signal: abort.signal,
    });
    const stderr = printed.stderr.text();
    const error = stopped ?? nameBoxEnd({ exit_code: ended.exitCode }, stderr, limits);
    return { exitCode: ended.exitCode, stdout: printed.stdout.text(), stderr, executionTime: seconds(), error };
  } catch (error) {
    const lost = sandboxError("SANDBOX_UNAVAILABLE", "The remote machine was lost. Try again in a moment.");
    if (stopped === null && !(error instanceof Error)) throw error;
    const text = { stdout: printed.stdout.text(), stderr: printed.stderr.text() };
    return { exitCode: KILLED, ...text, executionTime: seconds(), error: stopped ?? lost };
  } finally {
    clearTimeout(deadline);
    signal?.removeEventListener("abort", onAbort);
  }
}

/** Keeps what is printed up to a number of bytes, stdout and stderr together. */
function createCollector(limit: number, onFull: () => void) {
  let room = limit;
  const collect = () => {
    const kept: Buffer[] = [];
    const stream = new Writable({
      decodeStrings: true,
      write(chunk: Buffer, _encoding, done) {
        const part = chunk.subarray(0, room);
        room -= part.length;
        kept.push(part);
        if (part.length < chunk.length) onFull();
        done();
      },
    });
    return { stream, text: () => Buffer.concat(kept).toString("utf8") };
  };
  return { stdout: collect(), stderr: collect() };
}
