import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../../lib/core/process/free-port.ts";
import type { Tree } from "./options.ts";
import { countOtherChildren } from "./process-usage.ts";

const EMAIL = "bench@example.test";
const PASSWORD = "a lighthouse at night";
const START_MS = 60_000;
const SETTLE_MS = 40_000;
/** Conversations asked for at the same time while a load is prepared. */
const AT_ONCE = 20;

/** A built tree's `server.ts` in production mode on a database of its own, with a person signed in and one model. */
export class AlmaServer {
  readonly tree: Tree;
  readonly #data = mkdtempSync(path.join(tmpdir(), "alma-bench-"));
  readonly #flags: string[];
  #child: ChildProcess | undefined;
  #output = "";
  port = 0;
  token = "";

  constructor(tree: Tree, flags: string[]) {
    if (!existsSync(path.join(tree.dir, ".next", "BUILD_ID")))
      throw new Error(`${tree.dir} is not built: run "npx next build" there`);
    this.tree = tree;
    this.#flags = flags;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  #streams = 0;
  #provider_port = 0;

  /** Starts the server again as it was started last: what a load that was given up left behind is gone. */
  async restart(): Promise<void> {
    await this.stop();
    await this.start(this.#streams, this.#provider_port);
  }

  /** Starts the server for `streams` at once; resolves when it is ready and quiet. */
  async start(streams: number, provider_port: number): Promise<void> {
    this.port = await freePort();
    [this.#streams, this.#provider_port] = [streams, provider_port];
    this.#output = "";
    this.#child = spawn(process.execPath, [...this.#flags, "server.ts"], {
      cwd: this.tree.dir,
      env: this.#environment(streams),
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on("data", (part) => (this.#output = (this.#output + part).slice(-4000)));
    await this.#answers();
    await this.#signIn();
    await this.#connect(provider_port);
    await this.#settle();
  }

  /** New conversations of the signed-in person. */
  async conversations(count: number): Promise<string[]> {
    const ids: string[] = [];
    while (ids.length < count) {
      const some = Array.from({ length: Math.min(AT_ONCE, count - ids.length) }, () =>
        this.#post("/v1/conversations", {}),
      );
      ids.push(...(await Promise.all(some)).map(({ conversation_id }) => String(conversation_id)));
    }
    return ids;
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    const force = setTimeout(() => child.kill("SIGKILL"), 30_000);
    await ended;
    clearTimeout(force);
  }

  /** Stops the server and removes its data. */
  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.#data, { recursive: true, force: true });
  }

  get output(): string {
    return this.#output;
  }

  #environment(streams: number): NodeJS.ProcessEnv {
    const { PATH, HOME, TMPDIR } = process.env;
    return {
      NODE_ENV: "production",
      PATH,
      HOME,
      TMPDIR,
      PORT: String(this.port),
      ALMA_URL: `http://127.0.0.1:${this.port}`,
      ALMA_DATA_DIR: this.#data,
      ALMA_ADMIN_EMAIL: EMAIL,
      ALMA_ADMIN_PASSWORD: PASSWORD,
      ALMA_AGENT_POOL: String(streams),
      ALMA_RUNS_PER_USER: String(streams),
      ALMA_RATE_LIMITS: "100000",
      LOG_LEVEL: "warn",
    };
  }

  async #answers(): Promise<void> {
    const end = Date.now() + START_MS;
    for (;;) {
      if (this.#child?.exitCode !== null || Date.now() > end)
        throw new Error(`${this.tree.name} did not start:\n${this.#output}`);
      const health = await fetch(`http://127.0.0.1:${this.port}/health`).catch(() => null);
      if (health?.ok) return;
      await pause(100);
    }
  }

  async #signIn(): Promise<void> {
    const response = await fetch(`http://127.0.0.1:${this.port}/v1/login/access-token`, {
      method: "POST",
      body: new URLSearchParams({ username: EMAIL, password: PASSWORD }),
    });
    if (!response.ok) throw new Error(`sign-in failed: ${await response.text()}`);
    this.token = (await response.json()).data.access_token;
  }

  /** The scripted provider as this person's own; set up anew at each start, since its port may be another. */
  async #connect(provider_port: number): Promise<void> {
    const api_base_url = `http://127.0.0.1:${provider_port}/v1`;
    const provider = {
      provider: "custom",
      provider_name: "Bench",
      api_key: "bench-key",
      api_base_url,
      is_default: true,
    };
    const { llm_id } = await this.#post("/v1/llm-configs", provider);
    await this.#post("/v1/models", { llm_id, name: "bench" });
  }

  /** A first start prepares things in the background (the Python snapshot); nothing is measured before that is over. */
  async #settle(): Promise<void> {
    const end = Date.now() + SETTLE_MS;
    let quiet = 0;
    while (quiet < 4 && Date.now() < end) {
      quiet = countOtherChildren(this.pid) === 0 ? quiet + 1 : 0;
      await pause(250);
    }
  }

  async #post(route: string, body: unknown): Promise<Record<string, unknown>> {
    const response = await fetch(`http://127.0.0.1:${this.port}${route}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${this.token}` },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`POST ${route} answered ${response.status}: ${await response.text()}`);
    return (await response.json()).data;
  }
}
