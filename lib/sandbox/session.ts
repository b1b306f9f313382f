import type { SandboxFile } from "./code-request.ts";
import type { SandboxError } from "./sandbox-error.ts";

/** Limits of a session and of each command in it; what is left out is the sandbox's own default. */
export interface SessionLimits {
  timeout_ms?: number;
  memory_bytes?: number;
  /** stdout and stderr of one command together. */
  max_output_bytes?: number;
}

export interface SessionOptions {
  /** In the workspace before the first command. */
  files?: SandboxFile[];
  limits?: SessionLimits;
  /** Ends the session with everything in it. */
  signal?: AbortSignal | undefined;
}

/** One command of a session, read by its shell. */
export interface SessionCommand {
  command: string;
  /** Relative to the workspace. */
  workingDirectory?: string;
  env?: Record<string, string>;
  stdin?: string;
  /** Ends this command; the session stays. */
  abortSignal?: AbortSignal | undefined;
}

/** How a command ended; `error` names the limit or refusal that ended it, and is null when it ended by itself. */
export interface CommandResult {
  exitCode: number;
  stdout: string;
  stderr: string;
  /** Seconds. */
  executionTime: number;
  error: SandboxError | null;
}

export interface SpawnedCommand {
  wait(): Promise<CommandResult>;
  kill(): Promise<void>;
}

export interface FolderEntry {
  name: string;
  type: "file" | "directory" | "other";
  /** Bytes; 0 for what is no file. */
  size: number;
}

/**
 * A workspace with programs in it, wherever it is (a box on this machine, a shell in a locked child, a machine elsewhere).
 * Shaped like the AI SDK's sandbox session. Files written stay until `stop`, variables of a command end with it.
 * Paths are relative to the workspace.
 */
export interface SandboxSession {
  description: string;
  run(command: SessionCommand): Promise<CommandResult>;
  /** Like `run`, without waiting; several may be at work at once where the driver has real processes. */
  spawn(command: SessionCommand): Promise<SpawnedCommand>;
  /** Null when there is no such file. */
  readFile(path: string): Promise<Uint8Array | null>;
  writeFile(path: string, content: Uint8Array): Promise<void>;
  listDirectory(path: string): Promise<FolderEntry[]>;
  /** Everything below the workspace, within the sandbox's limits. */
  collectFiles(): Promise<SandboxFile[]>;
  /** Ends every program in it and forgets its files. May be called again. */
  stop(): Promise<void>;
}
