/**
 * One Python program in one process. Started by the server as
 * `python-child.mjs run|load|snapshot <pyodide folder> [packages]`, with the wheels of packages as its first job:
 * `run` loads from the memory snapshot on descriptor 5, `load` from scratch, `snapshot` makes one and ends.
 * Loads, locks itself down, says ready, waits for its job, runs it, reports, exits.
 */
import fs, { readFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import process from "node:process";
import { KIND } from "./frames.mjs";
import { lockDown, patchProcessBinding } from "./lockdown.mjs";
import { installMemoryCap } from "./memory-cap.mjs";
import { limitDisk, readWorkspace, writeWorkspace } from "./python-disk.mjs";
import { createOutput, exitNow, readSnapshot, receiveJob, send, sendFile, sendJson } from "./wire.mjs";

const WHEELS = "/wheels/";
const ORPHAN_GRACE_MS = 5000;
const [, , mode, pyodideFolder, packages] = process.argv;
const runner = readFileSync(new URL("./python-runner.py", import.meta.url), "utf8");
const preload = readFileSync(new URL("./python-preload.py", import.meta.url), "utf8");
const memory = installMemoryCap();
const now = performance.now.bind(performance);

process.argv = ["node", "python"];
patchProcessBinding();
const handed = packages ? receiveJob() : null;
const { loadPyodide } = await import(`file://${pyodideFolder}/pyodide.mjs`);
const silent = () => {};
const python = await loadPyodide({
  stdout: silent,
  stderr: silent,
  ...(handed ? serveWheels(handed) : {}),
  ...(mode === "snapshot" ? { _makeSnapshot: true } : {}),
  ...(mode === "run" ? { _loadSnapshot: readSnapshot() } : {}),
});

if (mode === "snapshot") {
  python.runPython(preload);
  send(KIND.snapshot, python.makeMemorySnapshot());
  exitNow(0);
}

const problems = [];
if (handed)
  await python.loadPackage(handed.packages, {
    messageCallback: silent,
    errorCallback: (problem) => problems.push(problem),
  });
if (problems.length > 0) throw new Error(problems.join("\n"));
python.runPython(preload);
python.runPython(runner, { filename: "<sandbox>" });
const runProgram = python.globals.get("_alma_run");
python.globals.delete("_alma_run");
python.unregisterJsModule("js");
python.unregisterJsModule("pyodide_js");
lockDown();
sendJson(KIND.ready, {});
const { FS } = python; // taken now: after a fatal error the engine does not hand it out any more
let disk = null;
let last = Number.POSITIVE_INFINITY;
// Should the server die in the middle of an endless loop, nobody else would end it.
python.setInterruptBuffer({
  get 0() {
    if (now() > last) exitNow(8);
    return 0;
  },
  set 0(_) {},
});
/** Lets the engine find wheels that only exist in memory: this process may read no folder of the server's data. */
function serveWheels({ lock, files }) {
  const wheels = new Map(files.map(({ path, content }) => [`${WHEELS}${path}`, content]));
  const { readFile } = fs.promises;
  fs.promises.readFile = async (path, options) => wheels.get(String(path)) ?? readFile(path, options);
  // The engine makes sure that its cache is there.
  fs.promises.mkdir = async () => undefined;
  syncBuiltinESMExports();
  return { lockFileContents: lock, packageBaseUrl: WHEELS, packageCacheDir: WHEELS };
}

for (;;) {
  const job = receiveJob();
  runJob(job);
  if (!job.keep) exitNow(0);
}

function runJob(job) {
  sendJson(KIND.ready, {});
  memory.set(job.memory_bytes);
  const output = createOutput(job.max_output_bytes);
  connectStreams(job, output);
  writeWorkspace(FS, job.files, job.working_directory);
  disk ??= limitDisk(FS, job.disk);
  disk.forget();
  last = now() + job.timeout_ms + ORPHAN_GRACE_MS;
  const started = now();
  const outcome = execute(job);
  const execution_time = (now() - started) / 1000;
  if (outcome.value && !output.hasPrinted()) output.write(KIND.stdout, new TextEncoder().encode(`${outcome.value}\n`));
  for (const file of readWorkspace(FS)) sendFile(file);
  sendJson(KIND.result, {
    return_code: outcome.return_code,
    execution_time,
    exception: outcome.exception,
    file_limit: disk.limitHit(),
    memory_limit: memory.wasHit(),
  });
}

function connectStreams(job, output) {
  const receive = (kind) => ({
    write(bytes) {
      output.write(kind, bytes);
      return bytes.length;
    },
  });
  python.setStdout(receive(KIND.stdout));
  python.setStderr(receive(KIND.stderr));
  const input = new TextEncoder().encode(job.stdin);
  let at = 0;
  python.setStdin({
    read(buffer) {
      const part = input.subarray(at, at + buffer.length);
      buffer.set(part);
      at += part.length;
      return part.length;
    },
  });
}

/** `os._exit` and fatal engine errors arrive as JavaScript exceptions; everything else the runner has already caught. */
function execute({ code, argv, keep }) {
  try {
    return JSON.parse(runProgram(code, JSON.stringify(argv), keep));
  } catch (error) {
    if (typeof error?.status === "number") return { return_code: error.status };
    const text = String(error?.message ?? error);
    const memoryError = error instanceof RangeError && !/call stack/i.test(text);
    return {
      return_code: 1,
      exception: { type: memoryError ? "MemoryError" : "FatalError", text: text.slice(0, 500) },
    };
  }
}
