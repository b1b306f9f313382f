import { freePort } from "../../../lib/core/process/free-port.ts";
import { startProcess } from "../start-process.ts";

const SCRIPT = "node_modules/@modelcontextprotocol/server-everything/dist/index.js";

/** The protocol's own reference server, in a process of its own. */
export async function startEverythingServer() {
  const port = await freePort();
  const started = startProcess(SCRIPT, { PORT: String(port) }, ["streamableHttp"]);
  await started.says(/listening on port/);
  return {
    url: `http://127.0.0.1:${port}/mcp`,
    /** The same as a program that is spoken to over its standard input. */
    command: [process.execPath, SCRIPT, "stdio"],
    stop: async () => {
      started.child.kill("SIGKILL");
      await started.ended;
    },
  };
}
