import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { listenOnLoopback } from "./listen-on-loopback.ts";

interface Order {
  command?: string;
  args?: string[];
  cwd?: string;
  env?: Record<string, string>;
  path?: string;
  runtime?: string;
  networkPolicy?: unknown;
}

/** What was asked of it. */
export interface Asked {
  route: string;
  token: string;
  body: Order;
}

const NOW = 1_700_000_000_000;
const session = (id: string, status: string) => ({
  ...{ id, memory: 2048, vcpus: 1, region: "iad1", runtime: "node24", timeout: 600_000, status },
  ...{ requestedAt: NOW, createdAt: NOW, updatedAt: NOW, cwd: "/vercel/sandbox" },
});
const sandbox = (id: string) => ({
  ...{ name: `box-${id}`, persistent: false, createdAt: NOW, updatedAt: NOW, currentSessionId: id, status: "running" },
});

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const json = (response: ServerResponse, value: unknown): void =>
  void response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value));

/**
 * The part of Vercel Sandbox's HTTP protocol that its client speaks for us, as that client's source has it. Machines are
 * folders; commands are really run by the bash of this machine, with the machine's paths replaced by the folder's: only
 * for programs that a test wrote.
 */
export async function startVercelApi() {
  const asked: Asked[] = [];
  const machines = new Map<string, string>();
  const server = createServer((request, response) => void answer(request, response));
  const listening = await listenOnLoopback(server);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", "http://x");
    const raw = await bodyOf(request);
    const isJson = request.headers["content-type"] === "application/json" && raw.length > 0;
    const body: Order = isJson ? JSON.parse(String(raw)) : {};
    asked.push({ route: `${request.method} ${pathname}`, token: request.headers.authorization ?? "", body });
    if (/^\/v[23]\/sandboxes$/.test(pathname)) return create(response);
    const [, id = "", action = ""] = /^\/v2\/sandboxes\/sessions\/([^/]+)\/(.+)$/.exec(pathname) ?? [];
    const root = machines.get(id);
    if (root === undefined)
      return void response.writeHead(404).end(JSON.stringify({ error: { message: "no such session" } }));
    if (action === "fs/write") return write(response, root, raw);
    if (action === "fs/read") return read(response, root, body);
    if (action === "stop") return stop(response, id, root);
    return runCommand(response, id, root, body);
  }

  function create(response: ServerResponse): void {
    const id = `sbx${machines.size + 1}`;
    const root = mkdtempSync(path.join(tmpdir(), "machine-"));
    mkdirSync(path.join(root, "vercel", "sandbox"), { recursive: true });
    mkdirSync(path.join(root, "tmp", "alma"), { recursive: true });
    machines.set(id, root);
    json(response, { sandbox: sandbox(id), session: session(id, "running"), routes: [] });
  }

  function stop(response: ServerResponse, id: string, root: string): void {
    rmSync(root, { recursive: true, force: true });
    machines.delete(id);
    json(response, { session: session(id, "stopped") });
  }

  return {
    url: `http://${listening.host}`,
    asked,
    /** Machines that were not stopped. */
    left: () => machines.size,
    close: listening.close,
  };
}

const inside = (root: string, text: string): string =>
  text.replaceAll("/vercel/sandbox", `${root}/vercel/sandbox`).replaceAll("/tmp/alma", `${root}/tmp/alma`);

function write(response: ServerResponse, root: string, archive: Buffer): void {
  const { status } = spawnSync("tar", ["-xz", "-C", root], { input: archive });
  if (status === 0) json(response, {});
  else response.writeHead(400).end("{}");
}

function read(response: ServerResponse, root: string, { path: name = "" }: Order): void {
  try {
    const content = readFileSync(inside(root, name));
    response.writeHead(200, { "content-type": "application/octet-stream" }).end(content);
  } catch {
    response.writeHead(404).end("{}");
  }
}

function runCommand(response: ServerResponse, id: string, root: string, order: Order): void {
  const { command = "", args = [], cwd = "/vercel/sandbox", env = {} } = order;
  const known = { id: "cmd1", name: command, args, cwd, sessionId: id, startedAt: NOW };
  response.writeHead(200, { "content-type": "application/x-ndjson" });
  const line = (value: unknown): void => void response.write(`${JSON.stringify(value)}\n`);
  line({ command: { ...known, exitCode: null } });
  const child = spawn(
    command,
    args.map((each) => inside(root, each)),
    {
      cwd: inside(root, cwd),
      env: { PATH: process.env.PATH, SHLVL: "1", ...env, NODE_ENV: "test" },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    },
  );
  child.stdout.on("data", (data) => line({ stream: "stdout", data: String(data) }));
  child.stderr.on("data", (data) => line({ stream: "stderr", data: String(data) }));
  response.on("close", () => child.pid && child.exitCode === null && process.kill(-child.pid, "SIGKILL"));
  child.on("close", (code) => {
    line({ command: { ...known, exitCode: code ?? 137 } });
    response.end();
  });
}
