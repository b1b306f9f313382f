import { type RawOutcome, runInChild, whenReady } from "../child-session.ts";
import type { BoundedRequest } from "../code-request.ts";
import { compileTypeScript } from "../compile-typescript.ts";
import { spawnLockedChild } from "../locked-child.ts";
import { findMissing, SANDBOX_PATHS } from "../sandbox-paths.ts";
import type { SandboxDriver } from "./driver.ts";

const MIB = 1024 * 1024;
const RESIDENT_OVERHEAD = 350 * MIB;
const DATA_OVERHEAD = 900 * MIB;

async function run(request: BoundedRequest, signal: AbortSignal | undefined): Promise<RawOutcome> {
  const compiled = request.language === "typescript" ? compileTypeScript(request.code) : { code: request.code };
  if ("problem" in compiled) {
    return { stdout: "", stderr: `${compiled.problem}\n`, return_code: 1, execution_time: 0, files: [], error: null };
  }
  const child = await spawnLockedChild({
    script: "javascript-child.mjs",
    args: [SANDBOX_PATHS.quickjsCore, SANDBOX_PATHS.quickjsVariant],
    readable: [SANDBOX_PATHS.quickjsCore, SANDBOX_PATHS.quickjsVariant, SANDBOX_PATHS.quickjsTypes],
    data_bytes: request.memory_bytes + DATA_OVERHEAD,
  });
  await whenReady(child);
  return runInChild(child, {
    request: { ...request, code: compiled.code },
    job: { file_name: request.language === "typescript" ? "main.ts" : "main.js" },
    resident_limit: request.memory_bytes + RESIDENT_OVERHEAD,
    signal,
  });
}

/** JavaScript and TypeScript in QuickJS (WebAssembly) in a locked child process, a fresh one for every program. */
export const quickjsDriver: SandboxDriver = {
  name: "quickjs",
  description: "QuickJS in WebAssembly in a child process without rights; TypeScript types are stripped",
  languages: ["javascript", "typescript"],
  probe: async () => {
    const { quickjsCore, quickjsVariant, children } = SANDBOX_PATHS;
    const missing = findMissing([
      `${quickjsCore}/package.json`,
      `${quickjsVariant}/package.json`,
      `${children}/javascript-child.mjs`,
    ]);
    return missing && `${missing} is missing`;
  },
  run,
  close: async () => {},
};
