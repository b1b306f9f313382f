import type { BoundedRequest } from "../code-request.ts";
import { SANDBOX_LIMITS } from "../limits.ts";
import { type SandboxError, sandboxError } from "../sandbox-error.ts";
import type { ChildReport } from "./child-outcome.ts";

const HOST_PATHS = /^\/(?:etc|proc|sys|root|home|boot|var|run|opt|usr|srv|mnt|media|bin|sbin|dev)(?:\/|$)/;
const HARMLESS_DEVICES = /^\/dev\/(?:null|zero|stdin|stdout|stderr|tty|u?random)$/;
// CPython asks for sizes beyond 2 GiB with these instead of MemoryError.
const TOO_LARGE =
  /cannot fit 'int' into an index-sized integer|is too long|too many (?:items|digits)|requires more memory/;
const OUT_OF_MEMORY = /out of memory|invalid string length|Array buffer allocation failed/i;

/** True for paths of the machine, which no program sees: only the workspace and its own empty devices exist. */
export const isHostPath = (path: string): boolean => HOST_PATHS.test(path) && !HARMLESS_DEVICES.test(path);

const mebibytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MiB`;

export const memoryError = (request: Pick<BoundedRequest, "memory_bytes">): SandboxError =>
  sandboxError(
    "MEMORY_LIMIT",
    `The program asked for more memory than it may have (${mebibytes(request.memory_bytes)}).`,
  );

export const timeoutError = (request: Pick<BoundedRequest, "timeout_ms">): SandboxError =>
  sandboxError("TIMEOUT", `The program was stopped after ${request.timeout_ms / 1000} s.`);

export const outputError = (request: Pick<BoundedRequest, "max_output_bytes">): SandboxError =>
  sandboxError("OUTPUT_LIMIT", `The program printed more than ${request.max_output_bytes} bytes and was stopped.`);

export const fileError = (): SandboxError =>
  sandboxError(
    "FILE_LIMIT",
    `The program's files passed the limit (${SANDBOX_LIMITS.disk.files} files, ${mebibytes(SANDBOX_LIMITS.disk.total_bytes)} together).`,
  );

/** The name of what the sandbox refused or cut off, or null when the program ended, well or badly, by itself. */
export function nameError(report: ChildReport, request: BoundedRequest): SandboxError | null {
  if (report.limit === "OUTPUT_LIMIT") return outputError(request);
  if (report.shell_limit) return shellError(report.shell_limit, request);
  const { exception } = report;
  if (!exception) return null;
  if (exception.denied) return sandboxError("SANDBOX_DENIED", `Refused: ${exception.denied.slice(0, 300)}.`);
  if (exception.path && isHostPath(exception.path)) {
    return sandboxError(
      "SANDBOX_DENIED",
      `Refused: ${exception.path.slice(0, 300)} is a path of the machine; a program sees only its workspace.`,
    );
  }
  if (isMemoryError(exception.type, exception.text)) return memoryError(request);
  if (report.file_limit) return fileError();
  if (exception.type === "FatalError")
    return report.memory_limit
      ? memoryError(request)
      : sandboxError("PROCESS_DIED", "The program broke its interpreter.");
  return null;
}

function isMemoryError(type: string, text: string): boolean {
  if (type === "MemoryError") return true;
  if (type === "OverflowError") return TOO_LARGE.test(text);
  return (type === "InternalError" || type === "RangeError" || type === "FatalError") && OUT_OF_MEMORY.test(text);
}

/** The name of a death nobody ordered: by signal, by the kernel's limits, or by an abort of the engine. */
export function nameDeath(diagnostics: string, signal: string | null, request: BoundedRequest): SandboxError {
  if (/out of memory|OOM|allocation fail|Cannot allocate|bad_alloc/i.test(diagnostics)) return memoryError(request);
  if (signal === "SIGXCPU") return timeoutError(request);
  return sandboxError("PROCESS_DIED", `The program ended its process${signal ? ` (${signal})` : ""}.`);
}

function shellError(limit: NonNullable<ChildReport["shell_limit"]>, request: BoundedRequest): SandboxError {
  switch (limit) {
    case "time":
      return timeoutError(request);
    case "file":
      return fileError();
    case "output":
      return outputError(request);
    case "memory":
      return memoryError(request);
    case "work":
      return sandboxError(
        "PROCESS_LIMIT",
        "The command did more steps or nested deeper than the shell allows. Use python3 for long loops.",
      );
  }
}
