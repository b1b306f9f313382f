import { boxTools } from "../box/box-arguments.ts";
import { boxPool } from "../box/box-pool.ts";
import { collectFromBox, openBox, openBoxSession } from "../box/open-box-session.ts";
import { openKeptBox } from "../box/open-kept-box.ts";
import { runInBox } from "../box/run-in-box.ts";
import type { BoundedRequest, CodeLanguage } from "../code-request.ts";
import { compileForRun } from "../compile-typescript.ts";
import type { RawOutcome } from "../interpreters/child-session.ts";
import { fileError } from "../interpreters/name-error.ts";
import { boundRequest } from "../limits.ts";
import { explainMissingModule } from "../packages/missing-module.ts";
import type { DriverProbe, SandboxDriver } from "./driver.ts";

const PROBES: { languages: CodeLanguage[]; language: CodeLanguage; code: string }[] = [
  { languages: ["python"], language: "python", code: "print(6 * 7)" },
  { languages: ["javascript", "typescript"], language: "javascript", code: "console.log(6 * 7)" },
  { languages: ["shell"], language: "shell", code: "echo $((6 * 7))" },
];

async function run(request: BoundedRequest, signal: AbortSignal | undefined): Promise<RawOutcome> {
  const compiled = compileForRun(request);
  if ("outcome" in compiled) return compiled.outcome;
  const box = await openBox(request.files);
  try {
    const { runner_gone: _, ...outcome } = await runInBox(box, { request: compiled.request }, signal);
    if (outcome.error || box.gone) return { ...outcome, files: [], error: outcome.error ?? box.gone };
    const { files, file_limit } = await collectFromBox(box);
    return explainMissingModule({ ...outcome, files, error: file_limit ? fileError() : null }, "bubblewrap");
  } finally {
    await box.stop();
  }
}

/** A real program of each language in a real box; what does not answer is not offered. */
async function probe(): Promise<DriverProbe> {
  if (process.platform !== "linux") return { problem: "bubblewrap exists for Linux only", languages: [] };
  const { bwrap, prlimit } = boxTools();
  if (!bwrap) return { problem: "bwrap is not installed (Debian: apt install bubblewrap)", languages: [] };
  if (!prlimit) return { problem: "prlimit is not installed (Debian: apt install util-linux)", languages: [] };
  try {
    const box = await openBox([]);
    const answers = await Promise.all(
      PROBES.map(async ({ languages, language, code }) => {
        const request = boundRequest({ language, code, timeout_ms: 15_000 });
        const { stdout } = await runInBox(box, { request }, undefined);
        return stdout === "42\n" ? languages : [];
      }),
    );
    await box.stop();
    const languages = answers.flat();
    return { problem: languages.length > 0 ? null : "no program could be run in a box", languages };
  } catch (error) {
    const text = error instanceof Error ? error.message.slice(0, 300) : String(error);
    return { problem: `a box could not be opened (${text}); user namespaces may be refused here`, languages: [] };
  }
}

/** Real Python, Node and bash in namespaces of their own: see box/box-arguments.ts for the walls. */
export const bubblewrapDriver: SandboxDriver = {
  name: "bubblewrap",
  description: "the machine's own Python, Node and bash in a bubblewrap box: no network, no files but the workspace",
  probe,
  run,
  openKept: openKeptBox,
  openSession: openBoxSession,
  close: boxPool.close,
};
