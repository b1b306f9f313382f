import type { SandboxError } from "./sandbox-error.ts";

export const LANGUAGES = ["python", "javascript", "typescript", "shell"] as const;
export type CodeLanguage = (typeof LANGUAGES)[number];

/** A file of the workspace; `path` is relative to it, with forward slashes. */
export interface SandboxFile {
  path: string;
  content: Uint8Array;
}

/** One program to run. Limits above the sandbox's own (see `SANDBOX_LIMITS`) are lowered to them. */
export interface CodeRequest {
  language: CodeLanguage;
  code: string;
  files?: SandboxFile[];
  stdin?: string;
  /** What the program sees as its arguments, after its own name. */
  argv?: string[];
  /** Where it starts, relative to the workspace. */
  working_directory?: string;
  /** Wall clock of the program, without the time its engine takes to load. */
  timeout_ms?: number;
  memory_bytes?: number;
  /** stdout and stderr together. */
  max_output_bytes?: number;
}

export type BoundedRequest = Required<CodeRequest>;

/** How a program ended. Whatever it had written before a limit stopped it is kept in `stdout` and `stderr`. */
export interface CodeResult {
  stdout: string;
  stderr: string;
  /** 0 for success; 1 for an exception; what the program chose when it exits itself; 137 when it was ended from outside. */
  return_code: number;
  /** Seconds. */
  execution_time: number;
  /** Created or changed by the program. Empty when it was ended from outside. */
  files: SandboxFile[];
  /** Paths of the request's files that the program took away. Empty when it was ended from outside. */
  removed: string[];
  error: SandboxError | null;
  /** True when output or files were left out. */
  truncated: boolean;
}
