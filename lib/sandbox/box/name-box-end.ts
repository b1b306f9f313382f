import type { BoundedRequest } from "../code-request.ts";
import { fileError, memoryError, outputError, timeoutError } from "../interpreters/name-error.ts";
import { type SandboxError, sandboxError } from "../sandbox-error.ts";

/** The part of a request that the sentences about its limits need. */
export type Limits = Pick<BoundedRequest, "timeout_ms" | "memory_bytes" | "max_output_bytes">;

export interface BoxEnd {
  exit_code: number;
  signal?: string | null | undefined;
  limit?: "OUTPUT_LIMIT" | "FILE_LIMIT" | undefined;
  file_limit?: boolean | undefined;
}

const ENDINGS: [RegExp, (limits: Limits) => SandboxError][] = [
  [/^(?:\w+\.)*MemoryError\b|Cannot allocate memory|memory exhausted|bad_alloc/m, memoryError],
  [/Array buffer allocation failed|Invalid string length|\[Errno 12\]/, memoryError],
  [/No space left on device|File too large|File size limit exceeded|\bENOSPC\b|\bEFBIG\b/, fileError],
  [
    /Resource temporarily unavailable|can't start new thread|\bERR_WORKER_INIT_FAILED\b|spawn \S* ?EAGAIN/,
    () => processError(),
  ],
  [
    /Network is unreachable|name resolution|\bENETUNREACH\b|\bEAI_AGAIN\b|\bENOTFOUND\b|Could not resolve host/,
    () =>
      sandboxError("SANDBOX_DENIED", "Refused: the sandbox has no network. Use the web tools to fetch what is needed."),
  ],
  [
    /Connection refused|\bECONNREFUSED\b/,
    () => sandboxError("SANDBOX_DENIED", "Refused: nothing listens there; the sandbox has no network of the machine."),
  ],
  [
    /Read-only file system|\bEROFS\b/,
    () => sandboxError("SANDBOX_DENIED", "Refused: only the workspace and /tmp can be written. Use a relative path."),
  ],
];

export const processError = (): SandboxError =>
  sandboxError("PROCESS_LIMIT", "The program started more processes or threads than it may. Start fewer at once.");

/** The name of what ended a program in a box, or null when it ended by itself. Its own last words tell most of it. */
export function nameBoxEnd(end: BoxEnd, stderr: string, limits: Limits): SandboxError | null {
  if (end.limit === "OUTPUT_LIMIT") return outputError(limits);
  if (end.signal === "SIGXCPU") return timeoutError(limits);
  if (end.limit === "FILE_LIMIT" || end.signal === "SIGXFSZ" || end.exit_code === 128 + 25 || end.file_limit)
    return fileError();
  if (end.exit_code === 0 && !end.signal) return null;
  if (/JavaScript heap out of memory|Reached heap limit/.test(stderr)) return memoryError(limits);
  const words = lastWords(stderr);
  const named = ENDINGS.find(([pattern]) => pattern.test(words))?.[1](limits);
  if (named) return named;
  return end.signal ? sandboxError("PROCESS_DIED", `The program ended its process (${end.signal}).`) : null;
}

const lastWords = (stderr: string): string => stderr.slice(-2000).trimEnd().split("\n").slice(-12).join("\n");
