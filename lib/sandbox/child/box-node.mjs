/**
 * Runs JavaScript programs inside a bubblewrap box: each arrives on descriptor 3 with its length before it, how it ended
 * leaves on 4. With "keep" as its argument it waits for the next one, and what the last script defined is still there.
 */
import { writeSync } from "node:fs";
import { createRequire, registerHooks } from "node:module";
import { Socket } from "node:net";
import process from "node:process";
import { inspect } from "node:util";
import vm from "node:vm";

const FILE = "/workspace/main.js";
const keep = process.argv[2] === "keep";
process.argv = ["node", FILE, ...JSON.parse(process.env.ALMA_ARGV ?? "[]")];
delete process.env.ALMA_ARGV;
Object.assign(globalThis, { require: createRequire(FILE), module: { exports: {} } });
Object.assign(globalThis, { exports: globalThis.module.exports, __filename: FILE, __dirname: "/workspace" });

const pause = new Int32Array(new SharedArrayBuffer(4));

/** Output goes out at once: a program that never rests would fill its memory with it instead. */
function printNow(fd) {
  return (chunk, encoding, done) => {
    const bytes =
      typeof chunk === "string" ? Buffer.from(chunk, typeof encoding === "string" ? encoding : "utf8") : chunk;
    for (let at = 0; at < bytes.length; ) {
      try {
        at += writeSync(fd, bytes, at);
      } catch (error) {
        if (error?.code !== "EAGAIN") throw error;
        Atomics.wait(pause, 0, 0, 1);
      }
    }
    const then = typeof encoding === "function" ? encoding : done;
    if (then) process.nextTick(then);
    return true;
  };
}
process.stdout.write = printNow(1);
process.stderr.write = printNow(2);

const modules = new Map();
registerHooks({
  resolve: (name, context, next) =>
    modules.has(name) ? { url: name, format: "module", shortCircuit: true } : next(name, context),
  load: (url, context, next) =>
    modules.has(url) ? { format: "module", source: modules.get(url), shortCircuit: true } : next(url, context),
});

const isInternal = (line) => /^\s+at .*(?:box-node\.mjs|node:internal|\(node:)/.test(line);

function explain(error) {
  if (!(error instanceof Error)) return `Uncaught ${inspect(error)}\n`;
  const stack = String(error.stack ?? error)
    .replace(/^\w+/, (name) => (error instanceof DOMException ? `DOMException [${name}]` : name))
    .replaceAll("file:///workspace/", "")
    .replaceAll("/workspace/main.js", "main.js");
  const lines = stack.split("\n").filter((line) => !isInternal(line));
  const cause = error.cause === undefined ? "" : `  [cause]: ${inspect(error.cause)}\n`;
  return `${lines.join("\n")}\n${cause}`;
}

let value;
let running = false;
let failed = false;
let settled = false;
const UNSETTLED = 13;

function fail(error) {
  process.stderr.write(explain(error));
  failed = true;
  if (!keep) process.exit(1);
  finish();
}

function say(report) {
  try {
    writeSync(4, `${JSON.stringify(report)}\n`);
  } catch {
    // The program closed the descriptor.
  }
}

function finish() {
  if (!running) return;
  running = false;
  const shown = !failed && value !== undefined ? inspect(value) : undefined;
  if (!failed && !settled) {
    process.stderr.write("Warning: the program ended while it was still waiting for a promise.\n");
    if (!keep) process.exitCode = UNSETTLED;
  }
  say({ return_code: failed ? 1 : settled ? (process.exitCode ?? 0) : UNSETTLED, value: shown });
  if (keep) wire.ref();
}

async function run(code) {
  running = true;
  failed = false;
  settled = false;
  value = undefined;
  try {
    const script = compile(code);
    if (script) value = await script.runInThisContext();
    else {
      const name = `file:///workspace/main.js${modules.size > 0 ? `?${modules.size}` : ""}`;
      modules.set(name, code);
      await import(name);
    }
    settled = true;
  } catch (error) {
    fail(error);
  }
}

/** What only a module may contain (import, await) runs as one. */
function compile(code) {
  try {
    return new vm.Script(code, {
      filename: FILE,
      importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
  } catch (error) {
    if (
      /import statement|import\.meta|await is only valid|Unexpected token 'export'|Unexpected reserved word|missing \) after/.test(
        String(error?.message),
      )
    )
      return null;
    throw error;
  }
}

process.on("uncaughtException", fail);
process.on("beforeExit", finish);
let waiting = Buffer.alloc(0);
const wire = new Socket({ fd: 3, readable: true, writable: false });
wire.on("data", (chunk) => {
  waiting = Buffer.concat([waiting, chunk]);
  if (waiting.length < 4 || waiting.length < 4 + waiting.readUInt32LE(0)) return;
  const code = waiting.subarray(4, 4 + waiting.readUInt32LE(0)).toString("utf8");
  waiting = waiting.subarray(4 + waiting.readUInt32LE(0));
  wire.unref();
  void run(code);
});
