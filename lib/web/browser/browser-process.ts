import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import { logger } from "../../core/log/logger.ts";
import { type EgressOptions, EgressPolicy } from "../guard/egress-policy.ts";
import { WebFailure } from "../web-error.ts";
import { type BrowserCommand, type BrowserReply, browserReplySchema, type PageView } from "./browser-command.ts";
import { groupMemory } from "./group-memory.ts";
import { type GuardedProxy, startGuardedProxy } from "./guarded-proxy.ts";
import { makeProfileFolder } from "./profile-folder.ts";

const START_MS = 30_000;
/** The longest that one command may take; a browser that takes longer is ended. */
const COMMAND_MS = 45_000;
const WATCH_MS = 1000;
/** Of all its processes together, without what they share. */
const MAX_MEMORY_BYTES = 1_500_000_000;
const CHILD_HEAP_MB = 256;

const script = (): string =>
  path.join(/* turbopackIgnore: true */ process.cwd(), "lib", "web", "child", "browser", "browser-child.mjs");

/** A running browser with one page. */
export class BrowserProcess {
  readonly proxy: GuardedProxy;
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (reply: BrowserReply) => void>();
  readonly #ended: Promise<void>;
  #next = 1;
  #group: number | null = null;
  #isOver = false;
  #why = "The browser ended. Open the page again.";

  private constructor(child: ChildProcess, proxy: GuardedProxy, removeProfile: () => void) {
    this.#child = child;
    this.proxy = proxy;
    child.on("message", (message) => this.#take(message));
    this.#ended = new Promise((resolve) => {
      child.once("close", () => {
        this.#finish(removeProfile);
        resolve();
      });
    });
  }

  /** Starts a browser that reaches what the policy of `egress` permits. Throws BROWSER_UNAVAILABLE. */
  static async start(executable: string, egress: EgressOptions, locale: string): Promise<BrowserProcess> {
    const proxy = await startGuardedProxy(new EgressPolicy(egress));
    const profile = makeProfileFolder(executable);
    const child = fork(script(), [], {
      env: profile.env,
      execArgv: [`--max-old-space-size=${CHILD_HEAP_MB}`, "--no-warnings"],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    const browser = new BrowserProcess(child, proxy, profile.remove);
    const { url, username, password } = proxy;
    await browser.#begin({ executable, locale, proxy: { url, username, password } });
    return browser;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  async #begin(settings: unknown): Promise<void> {
    let words = "";
    this.#child.stderr?.on("data", (piece: Buffer) => {
      words = (words + piece.toString("utf8")).slice(-4000);
    });
    const ready = new Promise<boolean>((resolve) => {
      this.#waiting.set(0, (reply) => resolve("ready" in reply));
      setTimeout(() => resolve(false), START_MS).unref();
    });
    this.#child.send({ settings });
    const isReady = await Promise.race([ready, this.#ended.then(() => false)]);
    this.#waiting.delete(0);
    if (!isReady) {
      this.end();
      logger().warn({ words }, "the browser could not be started");
      throw new WebFailure("BROWSER_UNAVAILABLE", "The browser could not be started. Use web_fetch instead.");
    }
    this.#child.unref();
    this.#child.channel?.unref();
    this.#watch();
  }

  /** Tells the browser to do something. Its time is bounded; at the abort the whole browser is ended. */
  async ask(command: BrowserCommand, signal: AbortSignal): Promise<PageView> {
    signal.throwIfAborted();
    const id = this.#next;
    this.#next += 1;
    const stop = () => this.end("The browser was stopped.");
    const timer = setTimeout(() => this.end("The page took too long, and the browser was ended."), COMMAND_MS);
    signal.addEventListener("abort", stop, { once: true });
    try {
      const answered = new Promise<BrowserReply>((resolve) => this.#waiting.set(id, resolve));
      if (!this.#isOver) this.#child.send({ id, command }, () => undefined);
      const reply = await Promise.race([answered, this.#ended.then(() => null)]);
      if (!reply || !("ok" in reply)) throw new WebFailure("BROWSER_ENDED", this.#why);
      if (!reply.ok) throw new WebFailure("BROWSER_REFUSED", `${reply.code}: ${reply.message}`);
      return reply.view;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
      this.#waiting.delete(id);
    }
  }

  #take(message: unknown): void {
    const reply = browserReplySchema.safeParse(message);
    if (!reply.success) {
      this.end("The browser answered in a form nobody knows, and was ended.");
      return;
    }
    if ("ready" in reply.data) {
      this.#group = reply.data.group;
      if (!reply.data.is_sandboxed) logger().info("web_browse: Chromium has no sandbox of its own on this machine");
    }
    this.#waiting.get("ready" in reply.data ? 0 : reply.data.id)?.(reply.data);
  }

  #watch(): void {
    const timer = setInterval(async () => {
      if (this.#group === null || this.#isOver) return;
      if ((await groupMemory(this.#group)) > MAX_MEMORY_BYTES) {
        this.end("The page took too much memory, and the browser was ended. Open another page.");
      }
    }, WATCH_MS);
    timer.unref();
    this.#ended.finally(() => clearInterval(timer));
  }

  /** Ends the browser with all its processes; more than once is harmless. */
  end(why?: string): void {
    if (why && !this.#isOver) this.#why = why;
    this.#isOver = true;
    this.#killGroup();
    this.#child.kill("SIGKILL");
    this.proxy.close();
  }

  #killGroup(): void {
    if (this.#group === null) return;
    try {
      process.kill(-this.#group, "SIGKILL");
    } catch {
      // It has ended by itself.
    }
  }

  #finish(removeProfile: () => void): void {
    this.#isOver = true;
    this.#killGroup();
    this.#group = null;
    this.proxy.close();
    try {
      removeProfile();
    } catch (error) {
      logger().warn({ err: error }, "the profile of a browser could not be removed");
    }
  }
}
