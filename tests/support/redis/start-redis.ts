import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { connect } from "node:net";
import { freePort } from "../../../lib/core/process/free-port.ts";

const PLACES = ["/usr/bin/redis-server", "/usr/local/bin/redis-server", "/opt/homebrew/bin/redis-server"];
const BINARY = PLACES.find((place) => existsSync(place));

/** Why tests with a real Redis are skipped here; null where there is one. */
export const noRedis: string | null = BINARY ? null : "redis-server is not installed (apt-get install redis-server)";

export interface Redis {
  port: number;
  /** As a crash would: at once. */
  kill: () => Promise<void>;
  /** Starts it again on the same port, empty. */
  restart: () => Promise<void>;
  /** What SIGSTOP does: it answers nothing, and its connections stay. */
  freeze: () => void;
  thaw: () => void;
}

/** A real redis-server on loopback, bounded and without files. */
export async function startRedis(): Promise<Redis> {
  const port = await freePort();
  let child = await launch(port);
  return {
    port,
    kill: () => end(child),
    restart: async () => {
      await end(child);
      child = await launch(port);
    },
    freeze: () => void child.kill("SIGSTOP"),
    thaw: () => void child.kill("SIGCONT"),
  };
}

async function launch(port: number): Promise<ChildProcess> {
  if (!BINARY) throw new Error(noRedis ?? "");
  const bounds = ["--save", "", "--appendonly", "no", "--maxmemory", "64mb", "--maxclients", "200", "--dir", "/tmp"];
  const child = spawn(BINARY, ["--port", String(port), "--bind", "127.0.0.1", ...bounds], { stdio: "ignore" });
  const stop = () => void child.kill("SIGKILL");
  process.once("exit", stop);
  child.once("exit", () => process.off("exit", stop));
  await answers(port, child);
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await ended;
}

async function answers(port: number, child: ChildProcess): Promise<void> {
  const limit = Date.now() + 10_000;
  while (Date.now() < limit && child.exitCode === null) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => resolve(true));
      socket.once("error", () => resolve(false));
      socket.once("connect", () => socket.destroy());
    });
    if (isOpen) return;
    await new Promise((done) => setTimeout(done, 30));
  }
  throw new Error("redis-server did not start");
}
