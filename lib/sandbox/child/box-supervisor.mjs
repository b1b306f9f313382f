/**
 * The first program inside a bubblewrap box: keeps its workspace (a bounded disk in memory), starts programs in it and
 * tells the server what they print. What it says is checked by the server; whoever breaks it only breaks its own box.
 * Orders arrive on descriptor 4, answers leave on 3 (frames.mjs); output frames begin with four bytes, the program's id.
 */
import { spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { Socket } from "node:net";
import path from "node:path";
import process from "node:process";
import { collect, countEntries, listFolder, ROOT, readOne } from "./box-files.mjs";
import { commandLine } from "./box-programs.mjs";
import { createFrameReader, decodeFile, decodeJson, KIND } from "./frames.mjs";
import { send, sendFile, sendJson } from "./wire.mjs";

const MAX_FRAME = 256 * 1024 * 1024;
const QUIET_MS = 8;
const WATCH_MS = 200;
const ENTRIES_PER_FILE = 20;
const programs = new Map();
const kept = new Map();

const answer = (id, more) => sendJson(KIND.result, { id, ...more });

/** Sends one piece of output and counts it; ends the program that prints too much. */
function print(program, kind, bytes) {
  if (program.ended) return;
  const room = program.job.max_output_bytes - program.printed;
  const taken = bytes.subarray(0, room);
  program.printed += taken.length;
  if (kind === KIND.stdout) program.stdout += taken.length;
  program.last = performance.now();
  const payload = new Uint8Array(4 + taken.length);
  new DataView(payload.buffer).setUint32(0, program.job.id, true);
  payload.set(taken, 4);
  if (taken.length > 0) send(kind, payload);
  if (taken.length < bytes.length) end(program, { exit_code: 137, limit: "OUTPUT_LIMIT" });
}

function killGroup(child) {
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // It is gone already.
  }
}

function end(program, outcome) {
  if (program.ended) return;
  const { job, value } = program;
  if (value && program.stdout === 0) print(program, KIND.stdout, Buffer.from(`${value}\n`));
  program.ended = true;
  programs.delete(job.id);
  if (!job.keep || outcome.limit) {
    kept.delete(job.language);
    killGroup(program.child);
  }
  answer(job.id, { execution_time: (performance.now() - program.started) / 1000, ...outcome });
}

/** Starts a runner; of a kept one only the current program hears what it prints. */
function start(job) {
  const [command, args] = commandLine(job);
  const child = spawn(command, args, {
    cwd: path.resolve(ROOT, job.working_directory ?? "."),
    env: {
      ...process.env,
      ...job.env,
      ...(job.language === "shell" ? {} : { ALMA_ARGV: JSON.stringify(job.argv ?? []) }),
    },
    stdio: ["pipe", "pipe", "pipe", ...(job.language === "shell" ? [] : ["pipe", "pipe"])],
    detached: true,
  });
  const runner = { child, program: null };
  child.stdout.on("data", (bytes) => runner.program && print(runner.program, KIND.stdout, bytes));
  child.stderr.on("data", (bytes) => runner.program && print(runner.program, KIND.stderr, bytes));
  child.stdin.on("error", () => {});
  child.stdio[3]?.on("error", () => {});
  let said = "";
  child.stdio[4]?.on("data", (bytes) => {
    said = (said + bytes).slice(-1_000_000);
    if (said.endsWith("\n") && runner.program) finish(runner.program, said);
    if (said.endsWith("\n")) said = "";
  });
  child.on(
    "error",
    (error) => runner.program && end(runner.program, { exit_code: 127, failure: String(error.message) }),
  );
  child.on("exit", (code, signal) => {
    const { program } = runner;
    if (!program) kept.delete(job.language);
    // A process it left behind may hold its output open: what is there is taken, then it is over.
    else
      setTimeout(
        () => end(program, { exit_code: code ?? 137, signal, gone: true }),
        child.stdout.readableEnded ? 0 : 50,
      );
  });
  child.on(
    "close",
    (code, signal) => runner.program && end(runner.program, { exit_code: code ?? 137, signal, gone: true }),
  );
  return runner;
}

/** A runner says how its program ended; what that printed lies in the pipes already. */
function finish(program, said) {
  let report = {};
  try {
    report = JSON.parse(said);
  } catch {
    // A program wrote there: not ours.
  }
  if (typeof report.value === "string") program.value = report.value;
  if (!program.job.keep) return;
  program.last = performance.now();
  const wait = () =>
    performance.now() - program.last < QUIET_MS
      ? setTimeout(wait, QUIET_MS)
      : end(program, { exit_code: Number(report.return_code ?? 0), signal: null });
  wait();
}

function run(job) {
  const known = job.keep ? kept.get(job.language) : undefined;
  const runner = known ?? start(job);
  if (job.keep) kept.set(job.language, runner);
  const program = {
    job,
    child: runner.child,
    printed: 0,
    stdout: 0,
    value: null,
    ended: false,
    started: performance.now(),
    last: 0,
  };
  runner.program = program;
  programs.set(job.id, program);
  if (job.language !== "shell") {
    const code = Buffer.from(job.code);
    const header = Buffer.alloc(4);
    header.writeUInt32LE(code.length);
    runner.child.stdio[3].write(Buffer.concat([header, code]));
  }
  if (known !== runner) runner.child.stdin.end(job.stdin);
}

const inWorkspace = (name) => path.resolve(ROOT, name);

const ORDERS = {
  run,
  kill: ({ id }) => {
    const program = programs.get(id);
    if (program) {
      killGroup(program.child);
      end(program, { exit_code: 137, signal: "SIGKILL" });
    }
  },
  collect: ({ id, disk }) => answer(id, { files: true, ...collect(disk, sendFile) }),
  read: ({ id, path: name, disk }) => answer(id, { files: true, ...readOne(inWorkspace(name), disk, sendFile) }),
  list: ({ id, path: name }) => answer(id, { entries: listFolder(inWorkspace(name)) }),
  ping: ({ id }) => answer(id, {}),
  remove: ({ id, path: name }) => {
    rmSync(inWorkspace(name), { recursive: true, force: true });
    answer(id, {});
  },
};

function attempt(id, call) {
  try {
    call();
  } catch (error) {
    answer(id, { failure: `${error?.code ?? "ERROR"}: ${String(error?.message ?? error).slice(0, 300)}` });
  }
}

/** Empty files weigh nothing on a disk in memory, but the kernel keeps them: their number is watched. */
setInterval(() => {
  for (const program of programs.values()) {
    const { files } = program.job.disk;
    if (countEntries() > files * ENTRIES_PER_FILE)
      end(program, { exit_code: 137, file_limit: true, limit: "FILE_LIMIT" });
  }
}, WATCH_MS).unref();

const push = createFrameReader(MAX_FRAME);
const wire = new Socket({ fd: 4, readable: true, writable: false });
wire.on("data", (chunk) => {
  for (const { kind, payload } of push(chunk)) {
    if (kind === KIND.job) {
      const order = decodeJson(payload);
      attempt(order.id, () => ORDERS[order.op](order));
    }
    if (kind === KIND.file) {
      const file = decodeFile(payload);
      attempt(0, () => {
        const target = inWorkspace(file.path);
        mkdirSync(path.dirname(target), { recursive: true });
        writeFileSync(target, file.content);
      });
    }
  }
});
wire.on("close", () => process.exit(0));
sendJson(KIND.ready, {});
