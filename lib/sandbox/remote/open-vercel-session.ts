import { boundRequest } from "../limits.ts";
import type { CommandResult, FolderEntry, SandboxSession, SessionCommand, SessionOptions } from "../session.ts";
import { MACHINE_ROOT, readFromMachine, writeToMachine } from "./machine-files.ts";
import { runOnMachine } from "./run-on-machine.ts";
import { createVercelMachine } from "./vercel-client.ts";

const inRoot = (path: string): string => (path.startsWith("/") ? path : `${MACHINE_ROOT}/${path}`);

/** A sandbox session on a machine of Vercel's. Rejects when there is none to be had. */
export async function openVercelSession({ files = [], limits = {}, signal }: SessionOptions): Promise<SandboxSession> {
  const machine = await createVercelMachine("node24", signal);
  await writeToMachine(machine, files);
  let stopped: Promise<unknown> | null = null;
  const stop = async (): Promise<void> => {
    stopped ??= machine.stop().catch(() => {});
    await stopped;
  };
  signal?.addEventListener("abort", () => void stop(), { once: true });

  const run = (command: SessionCommand): Promise<CommandResult> => {
    const bounded = boundRequest({ language: "shell", code: command.command, ...limits });
    const stdin = command.stdin === undefined ? "" : `exec < <(printf %s ${quote(command.stdin)})\n`;
    const cwd = inRoot(command.workingDirectory ?? ".");
    const script = { script: stdin + command.command, cwd, env: command.env ?? {} };
    return runOnMachine(machine, script, bounded, command.abortSignal);
  };
  return {
    description: "vercel: a machine of Vercel Sandbox without network",
    run,
    spawn: async (command) => {
      const abort = new AbortController();
      const abortSignal = command.abortSignal ? AbortSignal.any([abort.signal, command.abortSignal]) : abort.signal;
      const ended = run({ ...command, abortSignal });
      return {
        wait: () => ended,
        kill: async () => {
          abort.abort();
          await ended;
        },
      };
    },
    readFile: async (path) => machine.readFileToBuffer({ path: inRoot(path) }),
    writeFile: (path, content) => writeToMachine(machine, [{ path, content }]),
    listDirectory: async (path) => parseListing((await run({ command: LISTING, workingDirectory: path })).stdout),
    collectFiles: async () => (await readFromMachine(machine, files)) ?? [],
    stop,
  };
}

const LISTING = "find . -mindepth 1 -maxdepth 1 -printf '%y %s %f\\n' | head -n 10000";

function parseListing(text: string): FolderEntry[] {
  return text
    .split("\n")
    .map((line) => /^(\w) (\d+) (.+)$/.exec(line))
    .flatMap((match): FolderEntry[] => {
      const [, type = "", size = "0", name = ""] = match ?? [];
      if (name === "") return [];
      if (type === "f") return [{ name, type: "file", size: Number(size) }];
      return [{ name, type: type === "d" ? "directory" : "other", size: 0 }];
    });
}

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
