import type { RawOutcome } from "../child-session.ts";
import type { BoundedRequest, CodeLanguage } from "../code-request.ts";

/**
 * One way to run programs. A driver gives a program no host file, network, environment or process, ends it at its limits,
 * and resolves only when nothing of it is left. New ones (bubblewrap, remote) are added to the list in choose-driver.ts.
 */
export interface SandboxDriver {
  name: string;
  /** What it is, for an administrator. */
  description: string;
  languages: readonly CodeLanguage[];
  /** Null when it works on this machine, otherwise what is missing. */
  probe: () => Promise<string | null>;
  run: (request: BoundedRequest, signal: AbortSignal | undefined) => Promise<RawOutcome>;
  close: () => Promise<void>;
}
