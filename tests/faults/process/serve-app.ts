import { createServer, type IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { boot } from "../../../instrumentation-node.ts";
import { guardProcess, stopOnSignals } from "../../../lib/core/process/process-guard.ts";
import { shutDown } from "../../../lib/core/process/shutdown.ts";
import { openDoor } from "./door.ts";

/** Boots ALMA as `instrumentation.ts` does and serves it as `server.ts` does, on a free port of loopback. */
export async function serveApp(): Promise<void> {
  const server = createServer();
  const drain = async (budget: number) => {
    server.close();
    server.closeIdleConnections();
    await shutDown(budget);
    server.closeAllConnections();
  };
  // As server.ts does: instrumentation knows by it that this process lives long.
  Object.assign(globalThis, { [Symbol.for("alma.server")]: true });
  stopOnSignals(drain, false);
  guardProcess(drain, false);
  await boot();
  const answer = await openDoor();
  server.on("request", (request, response) => {
    request.headers["x-alma-address"] = request.socket.remoteAddress ?? "";
    answer(request, response).catch(() => response.destroy());
  });
  server.on("upgrade", onUpgrade);
  server.listen(Number(process.env.PORT ?? 0), "127.0.0.1", () => {
    const address = server.address();
    console.log(`up ${typeof address === "object" && address ? address.port : 0}`);
  });
}

type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

const onUpgrade: Upgrade = (request, socket, head) => {
  const upgrade: Upgrade | undefined = Reflect.get(globalThis, Symbol.for("alma.upgrade"));
  request.headers["x-alma-address"] = request.socket.remoteAddress ?? "";
  if (upgrade) upgrade(request, socket, head);
  else socket.end("HTTP/1.1 503 Service Unavailable\r\n\r\n");
};
