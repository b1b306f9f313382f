import type { BoundedRequest, SandboxFile } from "../code-request.ts";
import type { RawOutcome } from "../interpreters/child-session.ts";
import { boundRequest } from "../limits.ts";
import { sandboxError } from "../sandbox-error.ts";
import type { CommandResult, FolderEntry, SandboxSession, SessionCommand, SessionOptions } from "../session.ts";

type Run = (request: BoundedRequest, signal: AbortSignal | undefined) => Promise<RawOutcome>;

/**
 * A sandbox session without processes: the files live here between commands, each command has a shell of its own, and
 * commands run one after the other.
 */
export async function openShellSession(
  runShell: Run,
  { files = [], limits = {}, signal }: SessionOptions,
): Promise<SandboxSession> {
  const disk = new Map(files.map((file) => [file.path, file.content]));
  const ended = new AbortController();
  const whole = signal ? AbortSignal.any([signal, ended.signal]) : ended.signal;
  let last: Promise<unknown> = Promise.resolve();

  async function runNow(command: SessionCommand): Promise<CommandResult> {
    if (whole.aborted) return stopped();
    const request = boundRequest({
      language: "shell",
      code: command.command,
      stdin: command.stdin ?? "",
      working_directory: folderOf(command.workingDirectory),
      files: filesOf(disk),
      ...limits,
    });
    const abort = command.abortSignal ? AbortSignal.any([whole, command.abortSignal]) : whole;
    const outcome = await runShell({ ...request, code: withVariables(command) }, abort);
    if (!outcome.error) {
      disk.clear();
      for (const file of outcome.files) disk.set(file.path, file.content);
    }
    const { stdout, stderr, return_code, execution_time, error } = outcome;
    return { stdout, stderr, exitCode: return_code, executionTime: execution_time, error };
  }
  const run = (command: SessionCommand): Promise<CommandResult> => {
    const next = last.then(() => runNow(command));
    last = next.catch(() => {});
    return next;
  };

  return {
    description: "just-bash: a shell over files in memory, in a child process without rights and network",
    run,
    spawn: async (command) => {
      const abort = new AbortController();
      const abortSignal = command.abortSignal ? AbortSignal.any([abort.signal, command.abortSignal]) : abort.signal;
      const result = run({ ...command, abortSignal });
      return {
        wait: () => result,
        kill: async () => {
          abort.abort();
          await result;
        },
      };
    },
    readFile: async (path) => disk.get(path) ?? null,
    writeFile: async (path, content) => void disk.set(path, content),
    listDirectory: async (path) => listFolder(disk, path),
    collectFiles: async () => filesOf(disk),
    stop: async () => {
      ended.abort();
      await last;
    },
  };
}

const folderOf = (path = ""): string => path.replace(/^(?:\.\/)+|^\.$|\/$/g, "");

const filesOf = (disk: Map<string, Uint8Array>): SandboxFile[] =>
  [...disk].map(([path, content]) => ({ path, content }));

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const withVariables = ({ command, env = {} }: SessionCommand): string => {
  const names = Object.entries(env).filter(([name]) => /^[A-Za-z_]\w*$/.test(name));
  return [...names.map(([name, value]) => `export ${name}=${quote(value)}`), command].join("\n");
};

function listFolder(disk: Map<string, Uint8Array>, folder: string): FolderEntry[] {
  const prefix = folder === "" || folder === "." ? "" : `${folder.replace(/\/$/, "")}/`;
  const entries = new Map<string, FolderEntry>();
  for (const [path, content] of disk) {
    if (!path.startsWith(prefix)) continue;
    const [name = "", ...rest] = path.slice(prefix.length).split("/");
    if (rest.length > 0) entries.set(name, { name, type: "directory", size: 0 });
    else entries.set(name, { name, type: "file", size: content.byteLength });
  }
  return [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

const stopped = (): CommandResult => ({
  exitCode: 137,
  stdout: "",
  stderr: "",
  executionTime: 0,
  error: sandboxError("CANCELLED", "The session was stopped."),
});
