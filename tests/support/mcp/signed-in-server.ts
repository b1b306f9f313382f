import { freePort } from "../../../lib/core/process/free-port.ts";
import { startProcess } from "../start-process.ts";

const SCRIPT = "node_modules/@modelcontextprotocol/sdk/dist/esm/examples/server/simpleStreamableHttp.js";

/**
 * The protocol package's own example of a server that asks for a sign-in, with its authorization server: registration,
 * PKCE, and tokens that are good for this server only. Its sign-in page lets everybody in at once.
 */
export async function startSignedInServer() {
  const [port, authPort] = [await freePort(), await freePort()];
  const env = { MCP_PORT: String(port), MCP_AUTH_PORT: String(authPort) };
  const started = startProcess(SCRIPT, env, ["--oauth", "--oauth-strict"]);
  await started.says(/listening on port/);
  return {
    url: `http://localhost:${port}/mcp`,
    stop: async () => {
      started.child.kill("SIGKILL");
      await started.ended;
    },
  };
}
