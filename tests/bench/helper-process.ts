import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";

/** A process of the bench, spoken to by one question at a time. */
export class HelperProcess<To extends object, From extends { type: string }> {
  readonly child: ChildProcess;

  constructor(file: string, env: Record<string, string> = {}) {
    this.child = fork(path.join(import.meta.dirname, file), {
      env: { NODE_ENV: "production", PATH: process.env.PATH, HOME: process.env.HOME, ...env },
      execArgv: ["--max-old-space-size=1500"],
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Waits for the next message of this type; rejects when the process ends or `limit_ms` pass. */
  next<T extends From["type"]>(type: T, limit_ms = 10_000): Promise<Extract<From, { type: T }>> {
    return new Promise((resolve, reject) => {
      const stop = (error: Error) => {
        forget();
        reject(error);
      };
      const hear = (message: From) => {
        if (!isOfType(message, type)) return;
        forget();
        resolve(message);
      };
      const ended = () => stop(new Error(`${this.child.spawnfile} ended before it said "${type}"`));
      const timer = setTimeout(() => stop(new Error(`no "${type}" within ${limit_ms} ms`)), limit_ms);
      const forget = () => {
        clearTimeout(timer);
        this.child.off("message", hear);
        this.child.off("exit", ended);
      };
      this.child.on("message", hear);
      this.child.once("exit", ended);
    });
  }

  async ask<T extends From["type"]>(message: To, type: T, limit_ms?: number): Promise<Extract<From, { type: T }>> {
    const answer = this.next(type, limit_ms);
    this.child.send(message);
    return await answer;
  }

  stop(): void {
    if (this.child.connected) this.child.disconnect();
    this.child.kill("SIGTERM");
  }
}

const isOfType = <From extends { type: string }, T extends From["type"]>(
  message: From,
  type: T,
): message is Extract<From, { type: T }> => message.type === type;
