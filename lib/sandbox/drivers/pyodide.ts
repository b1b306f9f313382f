import { findMissing, SANDBOX_PATHS } from "../files/sandbox-paths.ts";
import { runInChild } from "../interpreters/child-session.ts";
import { openKeptChild } from "../interpreters/open-kept-child.ts";
import { closePythonPool, refillPythonPool, startWithPackages, takePythonChild } from "../interpreters/python-pool.ts";
import { explainMissingModule } from "../packages/missing-module.ts";
import { packagesFor } from "../packages/python-packages.ts";
import type { SandboxDriver } from "./driver.ts";

// Measured: the engine itself holds 200 MiB, and its files live outside the memory the program is counted by.
const RESIDENT_OVERHEAD = 500 * 1024 * 1024;

/** A loaded child; the next one is loaded at once, so that it is there for the next program. */
async function take(code: string) {
  const packages = await packagesFor(code);
  if (packages) return startWithPackages(packages);
  const child = await takePythonChild();
  refillPythonPool();
  return child;
}

/** Python as WebAssembly in a locked child process: one child for one program, the next one loaded ahead. */
export const pyodideDriver: SandboxDriver = {
  name: "pyodide",
  description:
    "CPython in WebAssembly (pyodide) in a child process without rights, with the packages that were fetched",
  probe: async () => {
    const missing = findMissing([`${SANDBOX_PATHS.pyodide}/pyodide.mjs`, `${SANDBOX_PATHS.children}/python-child.mjs`]);
    return { problem: missing && `${missing} is missing`, languages: ["python"] };
  },
  run: async (request, signal) => {
    const options = { request, job: {}, resident_limit: request.memory_bytes + RESIDENT_OVERHEAD, signal };
    try {
      return await explainMissingModule(await runInChild(await take(request.code), options), "pyodide");
    } catch {
      // A child that waited may have been lost meanwhile (to the system's memory killer, say) before it had the program.
      return await runInChild(await take(request.code), options);
    }
  },
  openKept: async (request) =>
    openKeptChild(await take(request.code), { job: {}, resident_overhead: RESIDENT_OVERHEAD }),
  close: closePythonPool,
};
