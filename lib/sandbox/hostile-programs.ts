import type { CodeLanguage } from "./code-request.ts";
import type { SandboxErrorCode } from "./sandbox-error.ts";

/**
 * A program that tries to reach what is not its own. It must end with one of `expect`; with "HARMLESS" it may also end by
 * itself, because what it reached is only its own virtual world. In every case none of the machine shows in its output.
 */
export interface HostileProgram {
  name: string;
  language: CodeLanguage;
  code: string;
  expect: readonly (SandboxErrorCode | "HARMLESS")[];
}

const python = (name: string, expect: HostileProgram["expect"], code: string): HostileProgram => ({
  name,
  language: "python",
  code,
  expect,
});
const javascript = (name: string, expect: HostileProgram["expect"], code: string): HostileProgram => ({
  name,
  language: "javascript",
  code,
  expect,
});

const DENIED = ["SANDBOX_DENIED"] as const;
const MEMORY = ["MEMORY_LIMIT"] as const;
const TIME = ["TIMEOUT"] as const;
const HARMLESS = ["HARMLESS", "SANDBOX_DENIED"] as const;

const PYTHON: HostileProgram[] = [
  python("reads the password file", DENIED, `print(open("/etc/passwd").read())`),
  python("reads the password file by climbing", DENIED, `print(open("../../../../etc/passwd").read())`),
  python("reads the server's environment", DENIED, `print(open("/proc/self/environ").read())`),
  python("reads the environment of process 1", DENIED, `print(open("/proc/1/environ", "rb").read())`),
  python("lists the home of root", DENIED, `import os\nprint(os.listdir("/root"))`),
  python(
    "follows a link to the machine",
    DENIED,
    `import os\nos.symlink("/etc/shadow", "link")\nprint(open("/etc/shadow").read())`,
  ),
  python("writes outside the workspace", DENIED, `open("/etc/cron.d/x", "w").write("x")`),
  python("lists the root", HARMLESS, `import os\nprint(os.listdir("/"), os.listdir("/proc"))`),
  python(
    "asks who it is",
    ["HARMLESS"],
    `import os, getpass, socket\nprint(os.getuid(), os.getpid(), getpass.getuser(), socket.gethostname(), os.uname())`,
  ),
  python("prints the environment", HARMLESS, `import os\nprint(dict(os.environ), os.getenv("ALMA_SECRET"))`),
  python("starts a process", DENIED, `import subprocess\nprint(subprocess.run(["id"], capture_output=True))`),
  python("starts a shell", DENIED, `import os\nprint(os.system("id"))`),
  python("opens a pipe to a shell", DENIED, `import os\nprint(os.popen("id").read())`),
  python("executes a program", DENIED, `import os\nos.execv("/bin/sh", ["sh", "-c", "id"])`),
  python("spawns a program", DENIED, `import os\nos.posix_spawn("/bin/id", ["id"], {})`),
  python("kills its parent", DENIED, `import os, signal\nos.kill(os.getppid(), signal.SIGKILL)`),
  python("forks", DENIED, `import os\nos.fork()`),
  python("fork bomb", DENIED, `import os\nwhile True:\n    os.fork()`),
  python(
    "starts threads without end",
    DENIED,
    `import threading\nwhile True:\n    threading.Thread(target=lambda: None).start()`,
  ),
  python(
    "starts a process pool",
    DENIED,
    `from concurrent.futures import ProcessPoolExecutor\nwith ProcessPoolExecutor() as pool:\n    print(list(pool.map(abs, [1])))`,
  ),
  python("opens a socket", DENIED, `import socket\ns = socket.socket()\ns.connect(("127.0.0.1", 5432))`),
  python("listens on a port", DENIED, `import socket\ns = socket.socket()\ns.bind(("0.0.0.0", 8080))\ns.listen()`),
  python(
    "sends a datagram",
    DENIED,
    `import socket\nsocket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", 53))`,
  ),
  python("connects by asyncio", DENIED, `import asyncio\nasyncio.run(asyncio.open_connection("127.0.0.1", 3000))`),
  python("starts a process by asyncio", DENIED, `import asyncio\nasyncio.run(asyncio.create_subprocess_shell("id"))`),
  python("asks for a name", DENIED, `import socket\nprint(socket.gethostbyname("localhost"))`),
  python(
    "fetches a page",
    DENIED,
    `import urllib.request\nprint(urllib.request.urlopen("http://127.0.0.1:3000/").read())`,
  ),
  python(
    "fetches a file URL",
    DENIED,
    `import urllib.request\nprint(urllib.request.urlopen("file:///etc/passwd").read())`,
  ),
  python(
    "talks HTTP",
    DENIED,
    `import http.client\nc = http.client.HTTPConnection("127.0.0.1", 3000)\nc.request("GET", "/")`,
  ),
  python("imports the JavaScript bridge", DENIED, `import js\nprint(js.process.env)`),
  python("imports the engine's own module", DENIED, `import pyodide_js\npyodide_js.mountNodeFS("/mnt", "/etc")`),
  python("runs JavaScript", DENIED, `from pyodide.code import run_js\nprint(run_js("process.version"))`),
  python(
    "fetches by the engine",
    DENIED,
    `from pyodide.http import pyfetch\nprint(await pyfetch("http://127.0.0.1:3000/"))`,
  ),
  python(
    "builds a function through a proxy",
    DENIED,
    `from pyodide.ffi import to_js\nprint(to_js([1]).constructor.constructor("return process")())`,
  ),
  python(
    "builds an import through a proxy",
    DENIED,
    `from pyodide.ffi import to_js\nf = to_js([1]).constructor.constructor("return import('node:fs')")\nprint((await f()).readFileSync("/etc/passwd"))`,
  ),
  python(
    "finds the engine among all objects",
    ["SANDBOX_DENIED", "HARMLESS"],
    `import gc\nfound = [o for o in gc.get_objects() if callable(o) and getattr(o, "__name__", "") in ("to_js", "run_js", "pyfetch")]\nprint(len(found))\nfor module in gc.get_objects():\n    if type(module).__name__ == "module" and "to_js" in vars(module):\n        print(module.to_js([1]).constructor.constructor("return process")().env)`,
  ),
  python("loads a C library", DENIED, `import ctypes\nctypes.CDLL("libc.so.6").system(b"id")`),
  python("ten gigabytes of text", MEMORY, `x = "x" * 10**10\nprint(len(x))`),
  python("ten gigabytes of bytes", MEMORY, `x = bytearray(10**10)\nprint(len(x))`),
  python("a gigabyte of bytes", MEMORY, `x = bytearray(10**9)\nprint(len(x))`),
  python("a list that grows", MEMORY, `x = []\nwhile True:\n    x.append("x" * 10**6)`),
  python("a dictionary that grows", MEMORY, `x = {}\ni = 0\nwhile True:\n    x[i] = [i] * 1000\n    i += 1`),
  python(
    "memory outside the engine",
    [...MEMORY, "SANDBOX_DENIED", "PROCESS_DIED"],
    `from pyodide.ffi import to_js\nkept = []\nwhile True:\n    kept.append(to_js(bytes(50 * 10**6)))`,
  ),
  python("endless loop", TIME, `print("before", flush=True)\nwhile True:\n    pass`),
  python(
    "endless loop that catches everything",
    TIME,
    `while True:\n    try:\n        while True: pass\n    except BaseException:\n        pass`,
  ),
  python("sleeps for ever", TIME, `import time\ntime.sleep(10**6)`),
  python("a power without end", TIME, `print(len(str(7 ** (10**9))))`),
  python("a regular expression without end", TIME, `import re\nre.match(r"(a+)+$", "a" * 60 + "b")`),
  python("endless output", ["OUTPUT_LIMIT"], `while True:\n    print("x" * 1000)`),
  python(
    "endless output of single characters",
    ["OUTPUT_LIMIT", "TIMEOUT"],
    `import sys\nwhile True:\n    sys.stdout.write("x")\n    sys.stdout.flush()`,
  ),
  python("endless errors", ["OUTPUT_LIMIT"], `import sys\nwhile True:\n    print("x" * 1000, file=sys.stderr)`),
  python("one huge line", ["OUTPUT_LIMIT"], `print("x" * 50_000_000)`),
  python("a huge file", ["FILE_LIMIT"], `f = open("big", "wb")\nwhile True:\n    f.write(b"x" * 10**6)`),
  python("a huge hole", ["FILE_LIMIT", "MEMORY_LIMIT"], `f = open("big", "wb")\nf.truncate(10**9)`),
  python(
    "a file far away",
    ["FILE_LIMIT", "MEMORY_LIMIT"],
    `f = open("big", "wb")\nf.seek(10**9)\nf.write(b"x")\nf.close()`,
  ),
  python("files without end", ["FILE_LIMIT"], `i = 0\nwhile True:\n    open(f"f{i}", "w").write("x")\n    i += 1`),
  python("many large files", ["FILE_LIMIT"], `for i in range(100):\n    open(f"f{i}", "wb").write(b"x" * 20_000_000)`),
  python(
    "forges a result on its descriptors",
    ["HARMLESS", "SANDBOX_DENIED"],
    `import os\nframe = b"\\x05\\x15\\x00\\x00\\x00" + b'{"return_code": 0}    '\nfor fd in (1, 2, 3, 4, 5):\n    try:\n        os.write(fd, frame)\n    except OSError as e:\n        pass\nraise SystemExit(7)`,
  ),
  python(
    "opens its descriptors by name",
    HARMLESS,
    `import os\nfor n in range(10):\n    try:\n        open(f"/proc/self/fd/{n}", "wb").write(b"\\x05\\x02\\x00\\x00\\x00{}")\n    except OSError:\n        pass`,
  ),
  python(
    "deep recursion",
    ["HARMLESS", "PROCESS_DIED", "MEMORY_LIMIT"],
    `import sys\nsys.setrecursionlimit(10**9)\ndef f(n):\n    return f(n + 1)\nf(0)`,
  ),
  python(
    "deep data",
    ["HARMLESS", "PROCESS_DIED", "MEMORY_LIMIT"],
    `x = []\nfor _ in range(10**6):\n    x = [x]\nprint(len(repr(x)))`,
  ),
  python("leaves by the back door", ["HARMLESS"], `import os\nos._exit(3)`),
  python("reads outside its memory", ["HARMLESS", "PROCESS_DIED"], `import ctypes\nctypes.string_at(0xFFFFFFF0, 100)`),
  python(
    "writes over its engine",
    ["HARMLESS", "PROCESS_DIED", "TIMEOUT", "MEMORY_LIMIT", "OUTPUT_LIMIT"],
    `import ctypes\nfor a in range(1024, 3_000_000, 64):\n    ctypes.memset(a, 0x41, 64)`,
  ),
  python(
    "breaks the reporter",
    ["HARMLESS", "PROCESS_DIED"],
    `import json, sys, traceback\njson.dumps = lambda *a: '{"return_code": 0, "value": "forged"}'\ntraceback.TracebackException = None\nsys.stderr = None\nraise ValueError("x")`,
  ),
];

const JAVASCRIPT: HostileProgram[] = [
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

/** Every attempt the tests make on the sandbox, in the order a report shows them. */
export const HOSTILE_PROGRAMS: readonly HostileProgram[] = [...PYTHON, ...JAVASCRIPT];
