import type { BoundedRequest, SandboxFile } from "../code-request.ts";
import { changedFiles } from "../files/changed-files.ts";
import { boundRequest } from "../limits.ts";
import type { CommandResult, SandboxSession, SessionCommand, SessionOptions } from "../session.ts";
import { Box } from "./box.ts";
import { boxPool } from "./box-pool.ts";
import { runInBox } from "./run-in-box.ts";

/** A box with the given files; the next one is started ahead meanwhile. */
export async function openBox(files: SandboxFile[]): Promise<Box> {
  const child = await boxPool.take();
  boxPool.refill();
  child.hold(true);
  const box = new Box(child);
  for (const file of files) box.write(file);
  return box;
}

/** Every file of the workspace; empty with `file_limit` when it has more than the sandbox takes. */
export async function collectFromBox(box: Box): Promise<{ files: SandboxFile[]; file_limit: boolean }> {
  const { contents, file_limit = false } = await box.order({ op: "collect" }).answered;
  return { files: contents, file_limit };
}

/** Makes a kept box's workspace the given one: what differs is written, what is not given is removed. */
export async function updateBox(box: Box, files: SandboxFile[]): Promise<void> {
  const there = (await collectFromBox(box)).files;
  const wanted = new Set(files.map((file) => file.path));
  for (const { path } of there) if (!wanted.has(path)) await box.order({ op: "remove", path }).answered;
  for (const file of changedFiles(there, files)) box.write(file);
}

/** A sandbox session with real processes: bash in a box of its own. */
export async function openBoxSession({ files = [], limits = {}, signal }: SessionOptions): Promise<SandboxSession> {
  const box = await openBox(files);
  const stop = (): Promise<void> => box.stop();
  const onAbort = (): void => void stop();
  signal?.addEventListener("abort", onAbort, { once: true });
  if (signal?.aborted) onAbort();

  const run = async (command: SessionCommand): Promise<CommandResult> => {
    const request: BoundedRequest = boundRequest({
      language: "shell",
      code: command.command,
      stdin: command.stdin ?? "",
      ...limits,
    });
    const program = { request, working_directory: command.workingDirectory, env: command.env };
    const ended = await runInBox(box, program, command.abortSignal);
    const { stdout, stderr, return_code, execution_time, error } = ended;
    return { exitCode: return_code, stdout, stderr, executionTime: execution_time, error };
  };
  return {
    description: "bubblewrap: a box of its own on this machine, with real programs and no network",
    run,
    spawn: async (command) => {
      const abort = new AbortController();
      const abortSignal = AbortSignal.any([abort.signal, ...(command.abortSignal ? [command.abortSignal] : [])]);
      const ended = run({ ...command, abortSignal });
      return {
        wait: () => ended,
        kill: async () => {
          abort.abort();
          await ended;
        },
      };
    },
    readFile: async (path) => (await box.order({ op: "read", path }).answered).contents[0]?.content ?? null,
    writeFile: async (path, content) => box.write({ path, content }),
    listDirectory: async (path) => (await box.order({ op: "list", path }).answered).entries ?? [],
    collectFiles: async () => (await collectFromBox(box)).files,
    stop: async () => {
      signal?.removeEventListener("abort", onAbort);
      await stop();
    },
  };
}
