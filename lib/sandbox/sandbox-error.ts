/** Every way in which the sandbox, not the program, ended or refused something. A program that merely raises is none. */
export const SANDBOX_ERROR_CODES = [
  "TIMEOUT",
  "MEMORY_LIMIT",
  "OUTPUT_LIMIT",
  "FILE_LIMIT",
  "PROCESS_LIMIT",
  "PROCESS_DIED",
  "SANDBOX_DENIED",
  "CANCELLED",
  "SANDBOX_UNAVAILABLE",
] as const;

export type SandboxErrorCode = (typeof SANDBOX_ERROR_CODES)[number];

/** A limit or a refusal by name, with a sentence for a person. */
export interface SandboxError {
  code: SandboxErrorCode;
  message: string;
}

export const sandboxError = (code: SandboxErrorCode, message: string): SandboxError => ({ code, message });
