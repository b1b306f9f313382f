import { type Attempt, attemptIn, DENIED, HARMLESS, MEMORY, TIME } from "./attempt.ts";

const javascript = attemptIn("javascript");

/** What JavaScript programs try. */
export const JAVASCRIPT_ATTEMPTS: readonly Attempt[] = [
  javascript("reads the password file", DENIED, `console.log(require("fs").readFileSync("/etc/passwd", "utf8"))`),
  javascript(
    "reads the password file as a module",
    DENIED,
    `import fs from "node:fs";\nconsole.log(fs.readFileSync("../../../etc/passwd", "utf8"))`,
  ),
  javascript(
    "reads the password file by a late import",
    DENIED,
    `const fs = await import("node:fs");\nconsole.log(fs.readFileSync("/etc/passwd", "utf8"))`,
  ),
  javascript(
    "reads the server's environment",
    DENIED,
    `console.log(require("fs").readFileSync("/proc/self/environ", "utf8"))`,
  ),
  javascript("writes outside the workspace", DENIED, `require("fs").writeFileSync("/etc/cron.d/x", "x")`),
  javascript("prints the environment", HARMLESS, `console.log(process.env, process.argv, process.versions)`),
  javascript("starts a process", DENIED, `require("child_process").execSync("id")`),
  javascript("starts a process as a module", DENIED, `import { execSync } from "node:child_process";\nexecSync("id")`),
  javascript(
    "starts a process by a late import",
    DENIED,
    `const { execSync } = await import("node:child_process");\nexecSync("id")`,
  ),
  javascript("starts a thread", DENIED, `new Worker("x.js")`),
  javascript("kills its parent", DENIED, `process.kill(process.ppid, "SIGKILL")`),
  javascript("asks for host bindings", DENIED, `process.binding("fs")`),
  javascript("fetches a page", DENIED, `console.log(await fetch("http://127.0.0.1:3000/"))`),
  javascript("opens a socket", DENIED, `require("net").connect(5432, "127.0.0.1")`),
  javascript("opens a web socket", DENIED, `new WebSocket("ws://127.0.0.1:3000")`),
  javascript("talks HTTP", DENIED, `require("node:http").get("http://127.0.0.1:3000/")`),
  javascript(
    "builds a function through a constructor",
    DENIED,
    `const p = (function () {}).constructor("return process")();\np.mainModule.require("child_process").execSync("id")`,
  ),
  javascript(
    "builds a function through console",
    DENIED,
    `const f = console.log.constructor.constructor("return this")();\nf.process.mainModule.require("child_process").execSync("id")`,
  ),
  javascript(
    "builds a function through a generator",
    DENIED,
    `const G = Object.getPrototypeOf(async function () {}).constructor;\nawait G("return import('node:child_process')")()`,
  ),
  javascript("loads the vm module", DENIED, `require("vm").runInNewContext("1")`),
  javascript(
    "looks for engine back doors",
    HARMLESS,
    `for (const name of ["std", "os", "bjson", "scriptArgs", "__host", "__engine", "$262", "WebAssembly"]) if (globalThis[name] !== undefined) throw new Error("SANDBOX_DENIED: " + name)`,
  ),
  javascript(
    "poisons prototypes",
    ["HARMLESS", "PROCESS_DIED"],
    `Object.prototype.toJSON = () => "x"; Array.prototype.map = () => { throw 1 }; Promise.prototype.then = null; JSON.stringify = () => "{}"; throw new Error("x")`,
  ),
  javascript("endless loop", TIME, `console.log("before"); for (;;) {}`),
  javascript("endless loop that catches everything", TIME, `for (;;) { try { for (;;) {} } catch {} }`),
  javascript("endless promises", ["TIMEOUT", "MEMORY_LIMIT"], `const f = () => Promise.resolve().then(f); await f()`),
  javascript("endless timers", TIME, `setInterval(() => {}, 1)`),
  javascript("a regular expression without end", TIME, `/(a+)+$/.test("a".repeat(40) + "b")`),
  javascript("an array that grows", MEMORY, `const x = []; for (;;) x.push("x".repeat(100_000) + x.length)`),
  javascript("ten gigabytes at once", MEMORY, `const x = []; for (;;) x.push(new Uint8Array(1024 ** 3))`),
  javascript("a string that doubles", ["MEMORY_LIMIT", "HARMLESS"], `let x = "x"; for (;;) x += x + x.length`),
  javascript("endless output", ["OUTPUT_LIMIT"], `for (;;) console.log("x".repeat(1000))`),
  javascript("endless errors", ["OUTPUT_LIMIT"], `for (;;) console.error("x".repeat(1000))`),
  javascript(
    "a huge file",
    ["FILE_LIMIT"],
    `const fs = require("fs"); for (let i = 0; ; i++) fs.appendFileSync("big", "x".repeat(1e6))`,
  ),
  javascript(
    "files without end",
    ["FILE_LIMIT"],
    `const fs = require("fs"); for (let i = 0; ; i++) fs.writeFileSync("f" + i, "x")`,
  ),
  javascript(
    "folders without end",
    ["FILE_LIMIT"],
    `const fs = require("fs"); for (let i = 0; ; i++) fs.mkdirSync("f" + i)`,
  ),
  javascript("forges a result", ["HARMLESS"], `process.stdout.write("\\x05\\x02\\x00\\x00\\x00{}"); process.exit(7)`),
  javascript("deep recursion", ["HARMLESS", "MEMORY_LIMIT"], `const f = (n) => f(n + 1) + 1; f(0)`),
  javascript(
    "deep recursion through the engine",
    ["HARMLESS", "MEMORY_LIMIT", "PROCESS_DIED"],
    `const f = () => [1].map(f); try { f() } catch {} let x = []; for (let i = 0; i < 1e5; i++) x = [x]; JSON.stringify(x)`,
  ),
];
