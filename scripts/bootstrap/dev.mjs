import { spawn } from "node:child_process";
import { existsSync, watch } from "node:fs";
import path from "node:path";
import { say } from "./say.mjs";

/** Instrumentation is evaluated once per process, so a change here needs a new one; the rest Next reloads by itself. */
const WATCHED = [
  "agents",
  "lib",
  "db",
  "server.ts",
  "instrumentation.ts",
  "instrumentation-node.ts",
  "next.config.mjs",
];
const SETTLE_MS = 300;

/**
 * Runs the development server and starts it anew whenever server code changes, until a signal ends it.
 * @param {string} root
 */
export function develop(root) {
  const supervisor = { child: start(root), restarting: false, stopping: false };
  let timer = setTimeout(() => undefined, 0);
  const onChange = (/** @type {string} */ name) => {
    if (/\.test\.tsx?$|~$|\.sw.$/.test(name)) return;
    clearTimeout(timer);
    timer = setTimeout(() => restart(root, supervisor, name), SETTLE_MS);
  };
  for (const place of WATCHED.map((name) => path.join(root, name)).filter(existsSync)) {
    watch(place, { recursive: !/\.\w+$/.test(place) }, (_event, name) => onChange(String(name ?? place)));
  }
  // At a terminal the server gets Ctrl-C by itself.
  process.on("SIGINT", () => end(supervisor, process.stdin.isTTY ? undefined : "SIGINT"));
  for (const signal of /** @type {const} */ (["SIGTERM", "SIGHUP"])) process.on(signal, () => end(supervisor, signal));
  if (process.connected) process.on("disconnect", () => end(supervisor, "SIGTERM"));
  follow(supervisor);
}

/** @typedef {{ child: import("node:child_process").ChildProcess, restarting: boolean, stopping: boolean }} Supervisor */

/**
 * @param {Supervisor} supervisor
 * @param {NodeJS.Signals} [signal] what the server is to be told
 */
function end(supervisor, signal) {
  supervisor.stopping = true;
  if (hasEnded(supervisor.child)) process.exit(0);
  if (signal) supervisor.child.kill(signal);
}

/** @param {import("node:child_process").ChildProcess} child */
const hasEnded = (child) => child.exitCode !== null || child.signalCode !== null;

/** @param {string} root */
function start(root) {
  return spawn(process.execPath, [...process.execArgv, path.join(root, "server.ts")], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "development" },
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
}

/**
 * @param {string} root
 * @param {Supervisor} supervisor
 * @param {string} name
 */
function restart(root, supervisor, name) {
  if (supervisor.restarting || supervisor.stopping) return;
  supervisor.restarting = true;
  say(`${name} changed: restarting ...`);
  const again = () => {
    if (supervisor.stopping) return;
    supervisor.restarting = false;
    supervisor.child = start(root);
    follow(supervisor);
  };
  if (hasEnded(supervisor.child)) again();
  else supervisor.child.once("exit", again).kill("SIGTERM");
}

/**
 * A server that failed waits for the next change; one that was told to stop takes us along.
 * @param {Supervisor} supervisor
 */
function follow(supervisor) {
  supervisor.child.once("exit", () => {
    if (supervisor.stopping) process.exit(0);
    if (!supervisor.restarting)
      say("The server ended. Waiting for a change before starting it again (Ctrl-C to leave) ...");
  });
}
