import type { Arithmetic } from "../arithmetic/find-arithmetic.ts";

export type RunnableLanguage = "python" | "javascript" | "typescript";

/** One thing a person wants done, that can be done without understanding language. */
export type Want =
  | { kind: "run_code"; language: RunnableLanguage; code: string }
  | { kind: "calculate"; formulas: Arithmetic[] }
  | { kind: "read_file"; path: string }
  | { kind: "list_files" }
  | { kind: "fetch_page"; url: string }
  | { kind: "tell_time"; timezone?: string }
  /** Without `content`, what the other wants gave is written. */
  | { kind: "write_file"; path: string; content?: string };
