import { createServer, type RequestListener, type Server } from "node:http";
import type { Socket } from "node:net";
import { afterEach } from "vitest";

export interface LocalServer {
  port: number;
  /** `127.0.0.1:<port>` */
  host: string;
  url: (path?: string) => string;
  /** Every connection that was ever opened. */
  sockets: Socket[];
  /** Paths in the order they were asked for. */
  paths: string[];
}

const running: Server[] = [];

/** A real HTTP server on loopback, ended with its connections after the test. */
export async function startServer(listener: RequestListener, address = "127.0.0.1"): Promise<LocalServer> {
  const sockets: Socket[] = [];
  const paths: string[] = [];
  const server = createServer((request, response) => {
    paths.push(request.url ?? "");
    listener(request, response);
  });
  server.on("connection", (socket) => sockets.push(socket));
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, address, resolve));
  running.push(server);
  const found = server.address();
  const port = typeof found === "object" && found ? found.port : 0;
  return { port, host: `127.0.0.1:${port}`, url: (path = "/") => `http://127.0.0.1:${port}${path}`, sockets, paths };
}

/** Waits, at most two seconds, until something is so. */
export async function until(condition: () => boolean): Promise<boolean> {
  for (let waited = 0; waited < 2000 && !condition(); waited += 10)
    await new Promise((resolve) => setTimeout(resolve, 10));
  return condition();
}

export function endServersAfterEach(): void {
  afterEach(async () => {
    for (const server of running.splice(0)) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });
}
