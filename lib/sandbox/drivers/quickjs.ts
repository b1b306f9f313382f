import type { BoundedRequest } from "../code-request.ts";
import { compileForRun } from "../compile-typescript.ts";
import { findMissing, SANDBOX_PATHS } from "../files/sandbox-paths.ts";
import { createChildPool } from "../interpreters/child-pool.ts";
import { type RawOutcome, runInChild, whenReady } from "../interpreters/child-session.ts";
import { spawnLockedChild } from "../interpreters/locked-child.ts";
import { openKeptChild } from "../interpreters/open-kept-child.ts";
import { SANDBOX_LIMITS } from "../limits.ts";
import type { SandboxDriver } from "./driver.ts";

const MIB = 1024 * 1024;
const RESIDENT_OVERHEAD = 350 * MIB;
const DATA_OVERHEAD = 900 * MIB;

async function start() {
  const child = await spawnLockedChild({
    script: "javascript-child.mjs",
    args: [SANDBOX_PATHS.quickjsCore, SANDBOX_PATHS.quickjsVariant],
    readable: [SANDBOX_PATHS.quickjsCore, SANDBOX_PATHS.quickjsVariant, SANDBOX_PATHS.quickjsTypes],
    data_bytes: SANDBOX_LIMITS.memory_bytes.max + DATA_OVERHEAD,
  });
  await whenReady(child);
  return child;
}

// The engine's memory is made with the limit of its program, once that is there.
const pool = createChildPool("quickjs", start);

async function take() {
  const child = await pool.take();
  pool.refill();
  return child;
}

const jobOf = (request: BoundedRequest) => ({ file_name: request.language === "typescript" ? "main.ts" : "main.js" });

async function run(request: BoundedRequest, signal: AbortSignal | undefined): Promise<RawOutcome> {
  const compiled = compileForRun(request);
  if ("outcome" in compiled) return compiled.outcome;
  const options = {
    request: compiled.request,
    job: jobOf(request),
    resident_limit: request.memory_bytes + RESIDENT_OVERHEAD,
    signal,
  };
  try {
    return await runInChild(await take(), options);
  } catch {
    // A child that waited may have been lost meanwhile, before it had the program.
    return await runInChild(await take(), options);
  }
}

/** JavaScript and TypeScript in QuickJS (WebAssembly) in a locked child process, a fresh one for every program. */
export const quickjsDriver: SandboxDriver = {
  name: "quickjs",
  description: "QuickJS in WebAssembly in a child process without rights; TypeScript types are stripped",
  probe: async () => {
    const { quickjsCore, quickjsVariant, children } = SANDBOX_PATHS;
    const missing = findMissing([
      `${quickjsCore}/package.json`,
      `${quickjsVariant}/package.json`,
      `${children}/javascript-child.mjs`,
    ]);
    return { problem: missing && `${missing} is missing`, languages: ["javascript", "typescript"] };
  },
  run,
  openKept: async (request) =>
    openKeptChild(await take(), { job: jobOf(request), resident_overhead: RESIDENT_OVERHEAD }),
  close: pool.close,
};
