import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "..", "..");

export interface StartedProcess {
  child: ChildProcess;
  /** Everything it wrote so far. */
  output: () => string;
  /** Resolves with the match once the output has it; rejects when the process ends or `limit` milliseconds pass first. */
  says: (pattern: RegExp, limit?: number) => Promise<RegExpExecArray>;
  /** Resolves with the exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals | null>;
}

/** Starts `node <script> <args>` in a process group of its own, as a terminal would, with `env` over an environment without ours. */
export function startProcess(script: string, env: Record<string, string>, args: string[] = []): StartedProcess {
  const { PATH, HOME, TMPDIR } = process.env;
  const child = spawn(process.execPath, [path.join(ROOT, script), ...args], {
    cwd: ROOT,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { NODE_ENV: "production", PATH, HOME, TMPDIR, ...env },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk));
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once("close", (code, signal) => resolve(code ?? signal));
  });
  const says = async (pattern: RegExp, limit = 20_000) => {
    const end = Date.now() + limit;
    for (;;) {
      const match = pattern.exec(output);
      if (match) return match;
      if (child.exitCode !== null || child.signalCode !== null || Date.now() > end) {
        throw new Error(`${script} never said ${pattern}. It said:\n${output}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  return { child, output: () => output, says, ended };
}

/** What Ctrl-C at a terminal does: the signal for the whole group. */
export function pressCtrlC(started: StartedProcess): void {
  if (started.child.pid !== undefined) process.kill(-started.child.pid, "SIGINT");
}
