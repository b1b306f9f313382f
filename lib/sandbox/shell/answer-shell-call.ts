import type { BoundedRequest, SandboxFile } from "../code-request.ts";
import { pickDriver } from "../drivers/probe-drivers.ts";
import { probedPrograms } from "../drivers/program-drivers.ts";
import { changedFiles } from "../files/changed-files.ts";
import type { ChildCall } from "../interpreters/child-outcome.ts";
import type { CallReply } from "../interpreters/child-session.ts";

const ROOT = "/workspace";

/**
 * Runs the Python or JavaScript program that a shell command asked for, over the shell's files as they are now. It has
 * the shell's limits, and takes no slot of its own: the shell waits for it. A limit it meets is told on its stderr.
 */
export async function answerShellCall(
  call: ChildCall,
  files: SandboxFile[],
  shell: BoundedRequest,
  signal: AbortSignal | undefined,
): Promise<CallReply> {
  const driver = pickDriver(await probedPrograms(), call.language);
  if ("problem" in driver) return failed(`no ${call.language} here: ${driver.problem}`);
  const outcome = await driver.run(
    {
      ...shell,
      language: call.language,
      code: call.code,
      stdin: call.stdin,
      argv: (call.argv ?? []).slice(1),
      working_directory: folderOf(call.working_directory),
      files,
    },
    signal,
  );
  const stderr = outcome.error ? `${outcome.stderr}${outcome.error.code}: ${outcome.error.message}\n` : outcome.stderr;
  const { stdout, return_code } = outcome;
  if (outcome.error) return { stdout, stderr, return_code: return_code || 1, files: [], removed: [] };
  const after = new Set(outcome.files.map((file) => file.path));
  const removed = files.map((file) => file.path).filter((path) => !after.has(path));
  return { stdout, stderr, return_code, files: changedFiles(files, outcome.files), removed };
}

const folderOf = (path: string): string => (path.startsWith(`${ROOT}/`) ? path.slice(ROOT.length + 1) : "");

const failed = (why: string): CallReply => ({
  stdout: "",
  stderr: `${why}\n`,
  return_code: 127,
  files: [],
  removed: [],
});
