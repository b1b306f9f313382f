import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import nextEnv from "@next/env";
import createNext from "next";
import { isAlmaError } from "./lib/core/errors.ts";
import { hasOurHost, type Refusal, refusalOf } from "./lib/core/http/front-door.ts";
import { hangUpOnTalkers } from "./lib/core/http/hang-up-on-talkers.ts";
import { logger } from "./lib/core/log/logger.ts";
import { guardProcess, stopOnSignals } from "./lib/core/process/process-guard.ts";
import { shutDown } from "./lib/core/process/shutdown.ts";

type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** How long `register()` may take to announce its boot promise; it does so in its first tick. */
const BOOT_ANNOUNCED_MS = 15_000;
/** How long a refused client may take to read why. */
const LINGER_MS = 2_000;

const dev = process.env.NODE_ENV === "development";
if (!dev) Object.assign(process.env, { NODE_ENV: "production" });
nextEnv.loadEnvConfig(process.cwd(), dev, { info: () => undefined, error: console.error });
const port = Number(process.env.PORT ?? 3000);
const host = process.env.HOST ?? "127.0.0.1";

const server = createServer();
// Above the idle timeouts of common proxies (60 s), so that a proxy never meets a connection we are closing.
server.keepAliveTimeout = 75_000;
server.headersTimeout = 80_000;
// For receiving a request, uploads over slow lines included; answers (event streams) are not bound by it.
server.requestTimeout = 900_000;
server.on("clientError", (_error, socket) => {
  if (socket.writable) socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
  else socket.destroy();
});

/** Refuses an upgrade in words, since a socket left alone would hang. */
function refuse(socket: Duplex, status: string): void {
  // Closing with bytes unread resets the connection, and the client might never see the answer.
  socket.resume();
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}

/** Says who is really connected; whatever the client wrote under these names is gone. */
function stampAddress(request: IncomingMessage): void {
  delete request.headers["x-forwarded-host"];
  request.headers["x-alma-address"] = request.socket.remoteAddress ?? "";
}

function onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
  stampAddress(request);
  socket.on("error", () => socket.destroy());
  const path = (request.url ?? "/").split("?")[0] ?? "/";
  const handler: UpgradeHandler | undefined = Reflect.get(globalThis, Symbol.for("alma.upgrade"));
  if (!hasOurHost(request)) {
    refuse(socket, "421 Misdirected Request");
  } else if (path.startsWith("/v1/ws/")) {
    if (handler && !isWorker) handler(request, socket, head);
    else refuse(socket, "503 Service Unavailable");
  } else if (dev && nextUpgrade && path.startsWith("/_next/")) {
    nextUpgrade(request, socket, head);
  } else {
    refuse(socket, "404 Not Found");
  }
}

/** Next's own listener, which serves the live reload of development. */
let nextUpgrade: UpgradeHandler | undefined;

/** Next adds that listener on the first request; one listener decides here, so it is taken off again and kept. */
function keepUpgradesToUs(): void {
  server.on("upgrade", onUpgrade);
  server.on("newListener", (event, listener) => {
    if (event !== "upgrade") return;
    nextUpgrade = (request, socket, head) => void listener(request, socket, head);
    queueMicrotask(() => server.removeListener("upgrade", listener));
  });
}

/** Instrumentation's work (database, registry, workers). `prepare()` does not await it, so we do, before we listen. */
async function booted(): Promise<unknown> {
  const end = Date.now() + BOOT_ANNOUNCED_MS;
  for (;;) {
    const boot: Promise<unknown> | undefined = Reflect.get(globalThis, Symbol.for("alma.boot"));
    if (boot) return await boot;
    if (Date.now() > end) throw new Error("instrumentation.ts announced no boot promise");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function listen(): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve());
  });
}

/** Stops listening, lets the registered steps finish within `budget` milliseconds, then cuts what is left. */
async function drain(budget: number): Promise<void> {
  server.close();
  server.closeIdleConnections();
  await shutDown(budget);
  server.closeAllConnections();
}

function failureOf(error: unknown): string {
  // Next puts words of its own in front.
  if (isAlmaError(error)) return error.message.replace(/^An error occurred while loading instrumentation hook: /, "");
  if (!(error instanceof Error)) return String(error);
  if ("code" in error && error.code === "EADDRINUSE")
    return `port ${port} on ${host} is taken. Set PORT to another one.`;
  if ("code" in error && error.code === "EACCES")
    return `port ${port} on ${host} may not be used by this user. Set PORT.`;
  return error.stack ?? error.message;
}

/** A worker serves only what says how it is. */
const isWorker = process.env.ALMA_ROLE === "worker";
const WORKER_PATHS = /^\/api\/(health|metrics)\b/;

function refuseRequest(response: ServerResponse): void {
  response.writeHead(503, { "content-type": "text/plain; charset=utf-8" });
  response.end("This process only works on runs (ALMA_ROLE=worker).\n");
}

/** Answers without anybody having been asked, in the words of the API. */
function refuseWith({ status, code, message, headers }: Refusal, response: ServerResponse): void {
  const request_id = `req_${randomBytes(12).toString("hex")}`;
  const meta = { timestamp: new Date().toISOString(), request_id };
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-request-id": request_id,
    ...headers,
  });
  response.end(JSON.stringify({ success: false, error: { code, message }, meta }));
}

// Instrumentation knows by it that this is a server of ours, which lives long.
Object.assign(globalThis, { [Symbol.for("alma.server")]: true });
const app = createNext({ dev, dir: process.cwd(), hostname: host, port, httpServer: server, quiet: !dev });
stopOnSignals(drain, dev);
try {
  await app.prepare();
  guardProcess(drain, dev);
  await booted();
  const handle = app.getRequestHandler();
  server.on("request", (request, response) => {
    stampAddress(request);
    hangUpOnTalkers(request, response);
    const refusal = refusalOf(request);
    if (refusal) return refuseWith(refusal, response);
    if (isWorker && !WORKER_PATHS.test(request.url ?? "")) return refuseRequest(response);
    handle(request, response).catch((error: unknown) => {
      logger().error({ err: error, path: request.url?.split("?")[0] }, "request failed");
      response.destroy();
    });
  });
  keepUpgradesToUs();
  await listen();
} catch (error) {
  console.error(`ALMA cannot start: ${failureOf(error)}`);
  await drain(5_000);
  process.exit(1);
}
logger().info({ url: process.env.ALMA_URL ?? `http://localhost:${port}` }, "ALMA is listening");
process.send?.({ type: "listening" });
