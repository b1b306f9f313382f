import { logger } from "../../core/log/logger.ts";
import { createFrameReader, decodeFile, decodeJson, encodeFileFrame, encodeJsonFrame, KIND } from "../child/frames.mjs";
import type { BoundedRequest, CodeResult, SandboxFile } from "../code-request.ts";
import { SANDBOX_LIMITS } from "../limits.ts";
import { type SandboxError, sandboxError } from "../sandbox-error.ts";
import { type ChildCall, type ChildReport, childCall, childReport } from "./child-outcome.ts";
import type { LockedChild } from "./locked-child.ts";
import { memoryError, nameDeath, nameError, outputError, timeoutError } from "./name-error.ts";
import { watchMemory } from "./resource-watch.ts";

const MAX_FRAME = SANDBOX_LIMITS.disk.file_bytes + 64 * 1024;
const KILLED = 137;

/** What one run left behind, before the files are compared with the request's. */
export type RawOutcome = Omit<CodeResult, "truncated" | "removed">;

export interface SessionOptions {
  request: BoundedRequest;
  /** Sent to the child as its job. */
  job: Record<string, unknown>;
  /** Resident bytes of the whole process above which it is ended. */
  resident_limit: number;
  signal: AbortSignal | undefined;
  /** The child stays for another job when this one ended by itself within its limits. */
  keep?: boolean;
  /** Added to the deadline, for a child that ends itself at it. */
  grace_ms?: number;
  /** Answers a shell that asks for another language. */
  onCall?: (call: ChildCall, files: SandboxFile[]) => Promise<CallReply>;
}

/** What the program a shell asked for did; goes back with the files it changed. */
export interface CallReply {
  stdout: string;
  stderr: string;
  return_code: number;
  files: SandboxFile[];
  /** Paths that are there no more. */
  removed: string[];
}

interface Received {
  /** The child has its job. */
  started: boolean;
  stdout: Uint8Array[];
  stderr: Uint8Array[];
  output_bytes: number;
  file_bytes: number;
  files: SandboxFile[];
  report: ChildReport | null;
}

/**
 * Gives a child that has said ready its job and waits for its end: the report, the deadline, a limit, the signal or its
 * death, whichever is first. The child is gone when this resolves, unless it is to be kept. Rejects when it was lost before it had the job:
 * nothing has run then, and another child may have it.
 */
export async function runInChild(child: LockedChild, options: SessionOptions): Promise<RawOutcome> {
  const { request, job, signal } = options;
  const received: Received = {
    started: false,
    stdout: [],
    stderr: [],
    output_bytes: 0,
    file_bytes: 0,
    files: [],
    report: null,
  };
  const started = performance.now();
  child.hold(true);
  let stopped: SandboxError | null = null;
  const stop = (error: SandboxError): void => {
    if (received.report === null) stopped ??= error;
    child.kill();
  };
  const onAbort = (): void => stop(sandboxError("CANCELLED", "The program was stopped on request."));
  const deadline = setTimeout(() => stop(timeoutError(request)), request.timeout_ms + (options.grace_ms ?? 0));
  const unwatch = watchMemory(child.pid, options.resident_limit, () => stop(memoryError(request)));
  const reported = new Promise<null>((resolve) => {
    const unlisten = listen(child, received, options, stop, () => {
      unlisten();
      if (options.keep) resolve(null);
    });
  });
  signal?.addEventListener("abort", onAbort, { once: true });
  if (signal?.aborted) onAbort();

  for (const file of request.files) child.input.write(encodeFileFrame(file));
  child.input.write(
    encodeJsonFrame(KIND.job, {
      ...limitsOf(request),
      ...job,
      keep: options.keep ?? false,
      code: request.code,
      stdin: request.stdin,
      argv: request.argv,
      working_directory: request.working_directory,
    }),
  );
  const exit = (await Promise.race([child.exited, reported])) ?? { code: 0, signal: null };

  clearTimeout(deadline);
  unwatch();
  signal?.removeEventListener("abort", onAbort);
  if (!received.started && stopped === null) throw new Error(`the sandbox child was lost: ${child.diagnostics()}`);
  const report = received.report;
  const error = stopped ?? (report ? nameError(report, request) : nameDeath(child.diagnostics(), exit.signal, request));
  if (error?.code === "PROCESS_DIED")
    logger().debug({ diagnostics: child.diagnostics(), exit }, "sandbox: a child died");
  const finished = report !== null && stopped === null && report.limit === undefined;
  return {
    stdout: decode(received.stdout),
    stderr: decode(received.stderr),
    return_code: finished ? report.return_code : KILLED,
    execution_time: report?.execution_time ?? (performance.now() - started) / 1000,
    files: finished ? received.files : [],
    error,
  };
}

const limitsOf = ({ timeout_ms, memory_bytes, max_output_bytes }: BoundedRequest) => ({
  timeout_ms,
  memory_bytes,
  max_output_bytes,
  disk: SANDBOX_LIMITS.disk,
});

/** Everything a child sends is counted again here: a child that broke out of its own limits is ended. */
function listen(
  child: LockedChild,
  received: Received,
  { request, onCall }: SessionOptions,
  stop: (error: SandboxError) => void,
  onReport: () => void,
): () => void {
  const push = createFrameReader(MAX_FRAME);
  const onData = (chunk: Uint8Array): void => {
    if (received.report) return;
    try {
      for (const { kind, payload } of push(chunk)) if (!received.report) accept(kind, payload);
    } catch {
      stop(sandboxError("PROCESS_DIED", "The program disturbed its own process."));
    }
  };
  child.frames.on("data", onData);
  return () => child.frames.off("data", onData);

  function accept(kind: number, payload: Uint8Array): void {
    if (kind === KIND.stdout || kind === KIND.stderr) {
      const room = request.max_output_bytes - received.output_bytes;
      const kept = payload.slice(0, room);
      received.output_bytes += kept.length;
      received[kind === KIND.stdout ? "stdout" : "stderr"].push(kept);
      if (kept.length < payload.length) stop(outputError(request));
    } else if (kind === KIND.file) {
      received.file_bytes += payload.length;
      if (received.file_bytes > SANDBOX_LIMITS.disk.total_bytes * 2) throw new RangeError("too many file bytes");
      received.files.push(decodeFile(payload));
    } else if (kind === KIND.ready) {
      received.started = true;
    } else if (kind === KIND.result) {
      received.report = childReport.parse(decodeJson(payload));
      onReport();
    } else if (kind === KIND.call && onCall) {
      received.file_bytes = 0;
      void answerCall(child, onCall(childCall.parse(decodeJson(payload)), received.files.splice(0)), stop);
    }
  }
}

async function answerCall(
  child: LockedChild,
  reply: Promise<CallReply>,
  stop: (error: SandboxError) => void,
): Promise<void> {
  try {
    const { files, ...outcome } = await reply;
    for (const file of files) child.input.write(encodeFileFrame(file));
    child.input.write(encodeJsonFrame(KIND.job, outcome));
  } catch {
    stop(sandboxError("SANDBOX_UNAVAILABLE", "A program that the command started could not be run. Try again."));
  }
}

const decode = (chunks: Uint8Array[]): string => Buffer.concat(chunks).toString("utf8");

/** Resolves when the child has loaded its engine; rejects when it died or took too long. */
export function whenReady(child: LockedChild): Promise<void> {
  return new Promise((resolve, reject) => {
    const push = createFrameReader(MAX_FRAME);
    const fail = (why: string): void => {
      child.kill();
      reject(new Error(`sandbox child: ${why}: ${child.diagnostics().slice(0, 1000)}`));
    };
    const timer = setTimeout(() => fail("not ready in time"), SANDBOX_LIMITS.load_ms);
    const onData = (chunk: Uint8Array): void => {
      if (!push(chunk).some(({ kind }) => kind === KIND.ready)) return;
      clearTimeout(timer);
      child.frames.off("data", onData);
      resolve();
    };
    child.frames.on("data", onData);
    void child.exited.then(({ code, signal }) => {
      clearTimeout(timer);
      fail(`ended (${signal ?? code}) before it was ready`);
    });
  });
}
