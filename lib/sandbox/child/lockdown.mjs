/**
 * Takes the host away from a child whose engine is loaded. The permission model (`--permission`), the empty environment
 * and the kernel's limits are the outer walls; this is the inner one, for what the permission model of Node 24 leaves
 * open: sockets, names, signals, modules.
 */
import childProcess from "node:child_process";
import dgram from "node:dgram";
import dns from "node:dns";
import fs from "node:fs";
import http from "node:http";
import http2 from "node:http2";
import https from "node:https";
import inspector from "node:inspector";
import { registerHooks, syncBuiltinESMExports } from "node:module";
import net from "node:net";
import process from "node:process";
import tls from "node:tls";
import workerThreads from "node:worker_threads";

const deny = (name) => () => {
  throw new Error(`SANDBOX_DENIED: ${name}`);
};

function replace(target, name, label) {
  const descriptor = Object.getOwnPropertyDescriptor(target, name);
  if (descriptor && !descriptor.configurable && !descriptor.writable) return;
  Object.defineProperty(target, name, {
    value: deny(label),
    writable: false,
    configurable: descriptor?.configurable === false ? undefined : false,
  });
}

function replaceFunctions(target, label) {
  for (const name of Object.getOwnPropertyNames(target)) {
    if (name === "constructor") continue;
    const descriptor = Object.getOwnPropertyDescriptor(target, name);
    if (typeof descriptor?.value === "function") replace(target, name, `${label}.${name}`);
  }
}

const PROCESS = [
  ...["kill", "_kill", "abort", "exit", "reallyExit", "dlopen", "binding", "_linkedBinding", "getBuiltinModule"],
  ...["chdir", "umask", "setuid", "setgid", "seteuid", "setegid", "setgroups", "initgroups", "loadEnvFile", "execve"],
  ...["_debugProcess", "_debugEnd", "_startProfilerIdleNotifier", "openStdin", "setUncaughtExceptionCaptureCallback"],
];

const GLOBALS = [
  ...["process", "require", "module", "fetch", "WebSocket", "EventSource", "XMLHttpRequest", "Buffer", "navigator"],
  ...["Request", "Response", "Headers", "FormData", "BroadcastChannel", "MessageChannel", "MessagePort", "Worker"],
  ...["localStorage", "sessionStorage", "Storage", "global"],
];

/** Before pyodide: emscripten's NODEFS asks for the constants of a binding that the permission model refuses. */
export function patchProcessBinding() {
  process.binding = (name) => {
    if (name === "constants") return { fs: fs.constants };
    throw new Error(`SANDBOX_DENIED: process.binding(${name})`);
  };
}

/**
 * Irreversible. Everything still needed must have been imported before; with `keepsEngine` the engine (which is JavaScript
 * itself and runs no JavaScript of others) may still load its own parts and keeps the globals it works with.
 * @param {{ keepsEngine?: boolean }} options
 */
export function lockDown({ keepsEngine = false } = {}) {
  replaceFunctions(net.Socket.prototype, "net.Socket");
  replaceFunctions(net.Server.prototype, "net.Server");
  replaceFunctions(dgram.Socket.prototype, "dgram.Socket");
  for (const [label, target] of Object.entries({
    net,
    dgram,
    dns,
    http,
    https,
    http2,
    tls,
    inspector,
    childProcess,
    workerThreads,
  })) {
    replaceFunctions(target, label);
  }
  replaceFunctions(dns.promises, "dns.promises");
  for (const name of PROCESS) if (name in process) replace(process, name, `process.${name}`);
  process.env = {};
  process.argv = ["program"];
  process.execArgv = [];
  if (keepsEngine) {
    syncBuiltinESMExports();
    return;
  }
  for (const name of GLOBALS) delete globalThis[name];
  // The engine still asks this one question, and dies when nobody answers.
  const nobody = Object.freeze({ __proto__: null, getuid: () => 65534 });
  Object.defineProperty(globalThis, "process", { value: nobody, writable: false, configurable: false });
  registerHooks({
    resolve(specifier) {
      throw new Error(`SANDBOX_DENIED: import of ${specifier}`);
    },
  });
  syncBuiltinESMExports();
}
