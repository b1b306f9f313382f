import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import http, { type IncomingMessage, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { fail } from "../../core/errors.ts";
import { egressErrorOf } from "../guard/egress-error.ts";
import type { EgressPolicy } from "../guard/egress-policy.ts";
import { guardedConnector } from "../guard/guarded-connector.ts";

/** A forward proxy on loopback, for one browser. */
export interface GuardedProxy {
  /** `http://127.0.0.1:<port>` */
  url: string;
  username: string;
  password: string;
  /** Cuts what is open, and connects to the host and port of this origin only from now on. */
  keepTo: (origin: string) => void;
  /** Why connecting to a host was refused last, for people; undefined where it was not. */
  refusalOf: (hostname: string) => string | undefined;
  close: () => void;
}

const CONNECT_TIMEOUT_MS = 10_000;
/** Of one browser at the same time. */
const MAX_CONNECTIONS = 96;
/** What one browser may bring in before it is cut off. */
const MAX_BYTES = 300_000_000;
const MAX_REFUSALS = 100;
const HOP_BY_HOP = /^(connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade)$/i;

const sha256 = (text: string): Buffer => createHash("sha256").update(text).digest();

/**
 * Starts a proxy whose every connection is judged by `policy` on the address that is connected to. It has a password of
 * its own, so that no other process of this machine can use it, and answers nothing before that.
 */
export async function startGuardedProxy(policy: EgressPolicy): Promise<GuardedProxy> {
  const username = "alma";
  const password = randomBytes(24).toString("base64url");
  const expected = sha256(`Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`);
  const isOurs = ({ headers }: IncomingMessage): boolean =>
    timingSafeEqual(sha256(headers["proxy-authorization"] ?? ""), expected);

  const lines = new Lines(policy);
  const server = http.createServer({ maxHeaderSize: 64 * 1024 }, (request, response) => {
    if (isOurs(request)) void forward(lines, request, response);
    else response.writeHead(407, { "proxy-authenticate": 'Basic realm="ALMA"', connection: "close" }).end();
  });
  server.on("connect", (request: IncomingMessage, client: Duplex, head: Buffer) => {
    client.on("error", () => client.destroy());
    if (isOurs(request)) void tunnel(lines, request, client, head);
    else
      client.end(
        'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="ALMA"\r\nContent-Length: 0\r\n\r\n',
      );
  });
  server.on("connection", (socket) => lines.track(socket));
  server.unref();
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    username,
    password,
    keepTo: (origin) => lines.keepTo(new URL(origin)),
    refusalOf: (hostname) => lines.refusals.get(hostname),
    close: () => {
      server.close();
      lines.end();
    },
  };
}

/** The open connections of one browser, and what they may still carry. */
class Lines {
  readonly refusals = new Map<string, string>();
  readonly #open = new Set<Socket>();
  readonly #connect: ReturnType<typeof guardedConnector>;
  #only: { hostname: string; port: number } | null = null;
  #outgoing = 0;
  #bytes = 0;

  constructor(policy: EgressPolicy) {
    this.#connect = guardedConnector(policy, CONNECT_TIMEOUT_MS);
  }

  /** What a page has open elsewhere could carry something away as well. */
  keepTo({ protocol, hostname, port }: URL): void {
    this.#only = { hostname, port: Number(port) || (protocol === "https:" ? 443 : 80) };
    this.end();
  }

  #checkKept(hostname: string, port: number): void {
    const only = this.#only;
    if (only === null || (only.hostname === hostname && only.port === port)) return;
    const message = `It leads to ${hostname}:${port}, but without asking only ${only.hostname}:${only.port} may be visited here.`;
    throw fail("EGRESS_REFUSED", { message });
  }

  track(socket: Socket): void {
    this.#open.add(socket.unref());
    socket.on("error", () => socket.destroy());
    socket.once("close", () => this.#open.delete(socket));
  }

  /** A plain connection to a permitted address; rejects with the guard's refusal. */
  async connect(hostname: string, port: number): Promise<Socket> {
    if (this.#outgoing >= MAX_CONNECTIONS) throw new Error("too many connections");
    this.#outgoing += 1;
    try {
      this.#checkKept(hostname, port);
      const socket = await new Promise<Socket>((resolve, reject) => {
        this.#connect({ hostname, host: hostname, port: String(port), protocol: "http:" }, (...[error, opened]) =>
          error ? reject(error) : resolve(opened),
        );
      });
      try {
        // It may have been told so while this one was being opened.
        this.#checkKept(hostname, port);
      } catch (refusal) {
        socket.destroy();
        throw refusal;
      }
      this.track(socket);
      socket.once("close", () => {
        this.#outgoing -= 1;
      });
      socket.on("data", (piece: Buffer) => this.#count(piece.byteLength));
      socket.pause();
      return socket;
    } catch (error) {
      this.#outgoing -= 1;
      const refusal = egressErrorOf(error);
      if (refusal && this.refusals.size < MAX_REFUSALS) this.refusals.set(hostname, refusal.message);
      throw error;
    }
  }

  #count(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes > MAX_BYTES) this.end();
  }

  end(): void {
    for (const socket of this.#open) socket.destroy();
  }
}

/** What the browser is told; which addresses there are behind a name is not its business. */
const statusOf = (error: unknown): number => (egressErrorOf(error) ? 403 : 502);

async function tunnel(lines: Lines, request: IncomingMessage, client: Duplex, head: Buffer): Promise<void> {
  const target = request.url ?? "";
  if (!URL.canParse(`http://${target}`) || !/:\d{1,5}$/.test(target)) {
    client.end("HTTP/1.1 400 Bad Request\r\n\r\n");
    return;
  }
  try {
    const socket = await lines.connect(new URL(`http://${target}`).hostname, Number(/\d+$/.exec(target)?.[0]));
    socket.once("close", () => client.destroy());
    client.once("close", () => socket.destroy());
    client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    if (head.byteLength > 0) socket.write(head);
    socket.pipe(client).pipe(socket);
  } catch (error) {
    client.end(`HTTP/1.1 ${statusOf(error)} Refused\r\nContent-Length: 0\r\n\r\n`);
  }
}

/** A site's answer for the browser. One that could not be written as it came, such as one of status 99, is none. */
function answerWith(response: ServerResponse, answer: IncomingMessage): void {
  const kept = Object.entries(answer.headers).filter(([name]) => !HOP_BY_HOP.test(name));
  answer.once("error", () => response.destroy());
  try {
    response.writeHead(answer.statusCode ?? 502, Object.fromEntries(kept));
    answer.pipe(response);
  } catch {
    answer.destroy();
    response.writeHead(502).end();
  }
}

async function forward(lines: Lines, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = URL.canParse(request.url ?? "") ? new URL(request.url ?? "") : undefined;
  if (url?.protocol !== "http:") {
    response.writeHead(400).end();
    return;
  }
  try {
    const socket = await lines.connect(url.hostname, Number(url.port) || 80);
    const headers = Object.entries(request.headers).filter(([name]) => !HOP_BY_HOP.test(name));
    const onward = http.request({
      createConnection: () => socket,
      method: request.method,
      path: `${url.pathname}${url.search}`,
      headers: { ...Object.fromEntries(headers), host: url.host, connection: "close" },
    });
    onward.once("response", (answer) => answerWith(response, answer));
    // Nobody asked for another protocol: what claims to have changed to one is no answer.
    onward.once("upgrade", () => response.writeHead(502).end());
    onward.once("error", () => (response.headersSent ? response.destroy() : response.writeHead(502).end()));
    onward.once("socket", () => socket.resume());
    response.once("close", () => socket.destroy());
    request.pipe(onward);
  } catch (error) {
    response.writeHead(statusOf(error), { "content-type": "text/plain", connection: "close" });
    response.end(egressErrorOf(error)?.message ?? "The site could not be reached.");
  }
}
