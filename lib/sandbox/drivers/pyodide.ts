import { runInChild } from "../child-session.ts";
import { closePythonPool, refillPythonPool, takePythonChild } from "../python-pool.ts";
import { findMissing, SANDBOX_PATHS } from "../sandbox-paths.ts";
import type { SandboxDriver } from "./driver.ts";

// Measured: the engine itself holds 200 MiB, and its files live outside the memory the program is counted by.
const RESIDENT_OVERHEAD = 500 * 1024 * 1024;

/** Python as WebAssembly in a locked child process: one child for one program, the next one loaded ahead. */
export const pyodideDriver: SandboxDriver = {
  name: "pyodide",
  description: "CPython in WebAssembly (pyodide) in a child process without rights; standard library only",
  languages: ["python"],
  probe: async () => {
    const missing = findMissing([`${SANDBOX_PATHS.pyodide}/pyodide.mjs`, `${SANDBOX_PATHS.children}/python-child.mjs`]);
    return missing && `${missing} is missing`;
  },
  run: async (request, signal) => {
    const options = { request, job: {}, resident_limit: request.memory_bytes + RESIDENT_OVERHEAD, signal };
    try {
      return await runInChild(await takePythonChild(), options);
    } catch {
      // A child that waited may have been lost meanwhile (to the system's memory killer, say) before it had the program.
      return await runInChild(await takePythonChild(), options);
    } finally {
      refillPythonPool();
    }
  },
  close: closePythonPool,
};
