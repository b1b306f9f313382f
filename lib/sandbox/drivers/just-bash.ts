import type { BoundedRequest } from "../code-request.ts";
import { findMissing, SANDBOX_PATHS } from "../files/sandbox-paths.ts";
import { createChildPool } from "../interpreters/child-pool.ts";
import { type RawOutcome, runInChild, whenReady } from "../interpreters/child-session.ts";
import { spawnLockedChild } from "../interpreters/locked-child.ts";
import { SANDBOX_LIMITS } from "../limits.ts";
import { answerShellCall } from "../shell/answer-shell-call.ts";
import { openShellSession } from "../shell/open-shell-session.ts";
import type { SandboxDriver } from "./driver.ts";

const MIB = 1024 * 1024;
const RESIDENT_OVERHEAD = 400 * MIB;
const DATA_BYTES = SANDBOX_LIMITS.memory_bytes.max + 900 * MIB;
// The shell ends itself at its deadline, which still shows what it can; this is for one that does not.
const DEADLINE_GRACE_MS = 500;

async function start() {
  const { justBash, modules, sqlJs } = SANDBOX_PATHS;
  const child = await spawnLockedChild({
    script: "shell-child.mjs",
    args: [justBash, sqlJs],
    readable: [modules],
    data_bytes: DATA_BYTES,
  });
  await whenReady(child);
  return child;
}

const pool = createChildPool("just-bash", start);

async function run(request: BoundedRequest, signal: AbortSignal | undefined): Promise<RawOutcome> {
  const child = await pool.take();
  pool.refill();
  return runInChild(child, {
    request,
    job: {},
    grace_ms: DEADLINE_GRACE_MS,
    resident_limit: request.memory_bytes + RESIDENT_OVERHEAD,
    signal,
    onCall: (call, files) => answerShellCall(call, files, request, signal),
  });
}

/** A shell over the workspace in a locked child process; python3 and node go to the drivers of those languages. */
export const justBashDriver: SandboxDriver = {
  name: "just-bash",
  description: "a bash of its own (just-bash) over the workspace, in a child process without rights",
  probe: async () => {
    const { justBash, children } = SANDBOX_PATHS;
    const missing = findMissing([`${justBash}/dist/bundle/index.js`, `${children}/shell-child.mjs`]);
    return { problem: missing && `${missing} is missing`, languages: ["shell"] };
  },
  run,
  openSession: (options) => openShellSession(run, options),
  close: pool.close,
};
