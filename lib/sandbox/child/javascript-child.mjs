/**
 * One JavaScript program in one process: QuickJS in WebAssembly, inside a process without rights. Started as
 * `javascript-child.mjs <quickjs-emscripten-core folder> <variant folder>`. Reads its job first: the memory of the
 * engine is made with the job's limit as its maximum (QuickJS' own setMemoryLimit is not enforced).
 */
import { readFileSync } from "node:fs";
import process from "node:process";
import { KIND } from "./frames.mjs";
import { createHostFunctions } from "./javascript-host.mjs";
import { lockDown } from "./lockdown.mjs";
import { ROOT, resolvePath, VirtualDisk } from "./virtual-disk.mjs";
import { createOutput, exitNow, receiveJob, sendFile, sendJson } from "./wire.mjs";

const PAGE = 65536;
const INITIAL_PAGES = 256;
// More than this and deep recursion overflows the host's stack instead of the program's.
const MAX_STACK_BYTES = 256 * 1024;
const ORPHAN_GRACE_MS = 5000;
const OUT_OF_MEMORY = { type: "FatalError", text: "out of memory" };

const [, , coreFolder, variantFolder] = process.argv;
const prelude = [
  "inspect",
  "console",
  "files",
  "path",
  "events",
  "web",
  "buffer",
  "url",
  "globals",
  "assert",
  "node",
  "modules",
].map((part) => readFileSync(new URL(`./javascript-${part}.js`, import.meta.url), "utf8"));
const now = performance.now.bind(performance);
const { newQuickJSWASMModuleFromVariant, newVariant } = await import(`file://${coreFolder}/dist/index.mjs`);
const { default: variant } = await import(`file://${variantFolder}/dist/index.mjs`);

sendJson(KIND.ready, {});
let job = receiveJob();
sendJson(KIND.ready, {});
const maximum = Math.max(INITIAL_PAGES, Math.floor(job.memory_bytes / PAGE));
const wasmMemory = new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum });
const quickjs = await newQuickJSWASMModuleFromVariant(newVariant(variant, { wasmMemory }));
lockDown();
// What the host functions write to and read from; replaced for each job of a kept engine.
const world = { output: null, disk: null, stdin: "", exit: { code: null }, last: 0 };
let engineOf = null;
for (;;) {
  runJob();
  if (!job.keep) exitNow(0);
  job = receiveJob();
  sendJson(KIND.ready, {});
}

function runJob() {
  const output = createOutput(job.max_output_bytes);
  const disk = new VirtualDisk(job.disk);
  for (const file of job.files) disk.mount(`${ROOT}/${file.path}`, file.content);
  Object.assign(world, {
    output,
    disk,
    stdin: job.stdin,
    exit: { code: null },
    last: now() + job.timeout_ms + ORPHAN_GRACE_MS,
  });
  const started = now();
  const outcome = execute();
  const execution_time = (now() - started) / 1000;
  const isFull = outcome.exception !== undefined && isOutOfMemory(outcome.exception);
  for (const file of disk.collect()) sendFile(file);
  sendJson(KIND.result, {
    return_code: outcome.return_code,
    execution_time,
    exception: isFull ? { ...outcome.exception, ...OUT_OF_MEMORY } : (outcome.exception ?? null),
    file_limit: disk.limitHit(),
    memory_limit: isFull,
  });
}

/** With nothing left, QuickJS cannot even make the error that says so, and throws null. */
function isOutOfMemory(exception) {
  const isFull = wasmMemory.buffer.byteLength > maximum * PAGE * 0.9;
  return exception.text === "out of memory" || (isFull && /^(null)?$/.test(exception.text ?? ""));
}

/** A broken engine (an abort inside WebAssembly) is an outcome like any other. */
function execute() {
  try {
    engineOf ??= createEngine();
    return finish(engineOf);
  } catch (error) {
    const text = String(error?.message ?? error);
    return {
      return_code: 1,
      exception: { type: "FatalError", text: /memory|Memory/.test(text) ? "out of memory" : text.slice(0, 500) },
    };
  }
}

function createEngine() {
  const runtime = quickjs.newRuntime();
  runtime.setMaxStackSize(MAX_STACK_BYTES);
  runtime.setInterruptHandler(() => {
    if (now() > world.last) exitNow(8);
    return world.exit.code !== null;
  });
  const vm = runtime.newContext();
  const host = createHostFunctions(vm, world, now);
  vm.setProp(vm.global, "__host", host);
  for (const source of prelude) vm.unwrapResult(vm.evalCode(source, "sandbox.js")).dispose();
  const engine = vm.getProp(vm.global, "__engine");
  vm.unwrapResult(vm.evalCode("delete globalThis.__engine; delete globalThis.__host;", "sandbox.js")).dispose();
  const argv = JSON.stringify(["node", "/workspace/main.js", ...job.argv]);
  vm.unwrapResult(vm.evalCode(`process.argv = ${argv}`, "sandbox.js")).dispose();
  const builtin = (name) => callString(vm, engine, "moduleSource", name);
  runtime.setModuleLoader(builtin, moduleName);
  return { vm, runtime, engine };
}

/** A file is named by where it lies, seen from the file that imports it; the program itself lies in the workspace. */
function moduleName(importer, name) {
  if (!name.startsWith(".")) return name;
  const folder = importer.startsWith("/") ? importer.slice(0, importer.lastIndexOf("/")) : ROOT;
  return resolvePath(`${folder}/${name}`);
}

function callString(vm, engine, name, ...args) {
  const handles = args.map((arg) => (typeof arg === "string" ? vm.newString(arg) : arg));
  const result = vm.callMethod(engine, name, handles);
  if (result.error) return result;
  return vm.getString(result.value);
}

/** A script keeps the value of its last expression; what only a module may contain (import, await) runs as a module. */
function evaluate(vm) {
  const script = vm.evalCode(job.code, job.file_name, { type: "global", compileOnly: true });
  const isScript = !script.error;
  (script.error ?? script.value).dispose();
  return { isScript, result: vm.evalCode(job.code, job.file_name, { type: isScript ? "global" : "module" }) };
}

function finish({ vm, runtime, engine }) {
  const { exit, output } = world;
  const failed = (error) => {
    if (exit.code !== null) return { return_code: exit.code };
    const facts = JSON.parse(callString(vm, engine, "describe", error));
    output.write(KIND.stderr, new TextEncoder().encode(facts.stack));
    return { return_code: 1, exception: facts };
  };
  const { isScript, result } = evaluate(vm);
  if (result.error) return failed(result.error);
  const stopped = drain({ vm, runtime, engine, exit });
  if (exit.code !== null) return { return_code: exit.code };
  if (stopped) return failed(stopped);
  const state = vm.getPromiseState(result.value);
  if (state.type === "rejected") return failed(state.error);
  if (state.type !== "pending") leave(vm, engine);
  if (exit.code !== null) return { return_code: exit.code };
  if (state.type === "pending") {
    output.write(
      KIND.stderr,
      new TextEncoder().encode("Warning: the program ended while it was still waiting for a promise.\n"),
    );
    return { return_code: 13 };
  }
  if (isScript && !output.hasPrinted()) {
    const text = callString(vm, engine, "show", state.value);
    if (typeof text === "string" && text !== "") output.write(KIND.stdout, new TextEncoder().encode(`${text}\n`));
  }
  return { return_code: exitCode(vm) };
}

/** The program's listeners for its end. */
function leave(vm, engine) {
  vm.unwrapResult(vm.callMethod(engine, "leave", [])).dispose();
}

/** What the program wrote into process.exitCode. */
function exitCode(vm) {
  const code = vm.unwrapResult(vm.evalCode("Number(globalThis.process?.exitCode) || 0", "sandbox.js"));
  return code.consume((handle) => vm.getNumber(handle)) & 255;
}

/** Runs promises and timers until nothing is left; returns the error that ended the program early, if one did. */
function drain({ vm, runtime, engine, exit }) {
  const sleeper = new Int32Array(new SharedArrayBuffer(4));
  for (;;) {
    const jobs = runtime.executePendingJobs();
    if (exit.code !== null) return null;
    if (jobs.error) return jobs.error;
    const wait = vm.unwrapResult(vm.callMethod(engine, "untilNextTimer", [])).consume((handle) => vm.getNumber(handle));
    if (wait < 0) return null;
    if (wait > 0) Atomics.wait(sleeper, 0, 0, wait);
    const fired = vm.callMethod(engine, "fireTimers", []);
    if (fired.error) return fired.error;
    fired.value.dispose();
  }
}
