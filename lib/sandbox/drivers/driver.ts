import type { BoundedRequest, CodeLanguage } from "../code-request.ts";
import type { RawOutcome } from "../interpreters/child-session.ts";
import type { SandboxSession, SessionOptions } from "../session.ts";

/** What a driver's probe found on this machine. */
export interface DriverProbe {
  /** Null when it can be used, otherwise what is missing and what to do about it. */
  problem: string | null;
  languages: readonly CodeLanguage[];
}

/**
 * One way to run programs. A driver gives a program no host file, network, environment or process, ends it at its limits,
 * and resolves only when nothing of it is left. The list is in choose-driver.ts.
 */
export interface SandboxDriver {
  name: string;
  /** What it is, for an administrator. */
  description: string;
  /** Tries it with a real program, once per process. */
  probe: () => Promise<DriverProbe>;
  run: (request: BoundedRequest, signal: AbortSignal | undefined) => Promise<RawOutcome>;
  /** An interpreter that keeps its variables between runs; absent where there is none. */
  openKept?: (request: BoundedRequest) => Promise<KeptInterpreter>;
  /** A workspace with commands; absent where there is no shell. */
  openSession?: (options: SessionOptions) => Promise<SandboxSession>;
  close: () => Promise<void>;
}

/** One live interpreter for one owner. */
export interface KeptInterpreter {
  /** Null while it lives, otherwise what ended it. */
  gone: () => string | null;
  run: (request: BoundedRequest, signal: AbortSignal | undefined) => Promise<RawOutcome>;
  stop: () => Promise<void>;
}
