import type { BoundedRequest, CodeRequest } from "./code-request.ts";

const MIB = 1024 * 1024;

const DISK = { files: 1000, file_bytes: 32 * MIB, total_bytes: 64 * MIB, path_bytes: 1024 } as const;

/** What is copied of a workspace for a program; it may write as many files again. */
export const WORKSPACE_COPY = { ...DISK, files: 500 } as const;

/** Defaults and ceilings of one run; bytes and milliseconds. */
export const SANDBOX_LIMITS = {
  timeout_ms: { default: 30_000, max: 300_000 },
  memory_bytes: { default: 512 * MIB, max: 1024 * MIB, min: 64 * MIB },
  max_output_bytes: { default: MIB, max: 16 * MIB },
  code_bytes: MIB,
  stdin_bytes: 4 * MIB,
  disk: DISK,
  /** From spawning a child to its "ready". */
  load_ms: 60_000,
  idle_child_ms: 5 * 60_000,
} as const;

const bound = (value: number | undefined, limit: { default: number; max: number; min?: number }): number =>
  Math.min(limit.max, Math.max(limit.min ?? 1, Math.floor(value ?? limit.default)));

/** The request with every limit filled in and within the sandbox's own. */
export function boundRequest(request: CodeRequest): BoundedRequest {
  return {
    language: request.language,
    code: request.code,
    files: request.files ?? [],
    stdin: request.stdin ?? "",
    argv: request.argv ?? [],
    working_directory: request.working_directory ?? "",
    timeout_ms: bound(request.timeout_ms, SANDBOX_LIMITS.timeout_ms),
    memory_bytes: bound(request.memory_bytes, SANDBOX_LIMITS.memory_bytes),
    max_output_bytes: bound(request.max_output_bytes, SANDBOX_LIMITS.max_output_bytes),
  };
}
