/**
 * A shell over a workspace in memory, in one process without rights: just-bash, whose own walls are only the inner ones.
 * Started as `shell-child.mjs <just-bash folder> <sql.js folder>`. Runs one command per job; with `keep` its files stay
 * for the next one. `python3` and `node` are asked of the server, which runs them in children of their own.
 */
import process from "node:process";
import { KIND } from "./frames.mjs";
import { lockDown } from "./lockdown.mjs";
import { createCommands } from "./shell-commands.mjs";
import { createOutput, exitNow, receiveJob, sendFile, sendJson } from "./wire.mjs";

const ROOT = "/workspace";
const MIB = 1024 * 1024;
const LIMIT_EXIT = 126;
const DEADLINE_EXIT = 124;
const [, , bashFolder, sqlFolder] = process.argv;
const { Bash, InMemoryFs, defineCommand } = await import(`file://${bashFolder}/dist/bundle/index.js`);
const { default: initSqlJs } = await import(`file://${sqlFolder}/dist/sql-wasm.js`);
const sql = await initSqlJs({ locateFile: (name) => `${sqlFolder}/dist/${name}` });
const now = performance.now.bind(performance);
await warmUp();
lockDown({ keepsEngine: true });

/** Everything here is data in memory: loops may be long, because the whole process ends at the deadline. */
const limitsOf = (job) => ({
  maxExecutionTimeMs: job.timeout_ms,
  maxLoopIterations: 2_000_000,
  maxCommandCount: 2_000_000,
  maxAwkIterations: 5_000_000,
  maxSedIterations: 1_000_000,
  maxJqIterations: 1_000_000,
  maxWorkUnits: 50_000_000,
  maxStringLength: 16 * MIB,
  maxFileSystemBytes: job.disk.total_bytes,
  maxArchiveBytes: job.disk.total_bytes,
  maxArchiveEntryBytes: job.disk.file_bytes,
  maxArchiveEntries: job.disk.files,
  maxOutputSize: Math.max(job.max_output_bytes, MIB),
  maxLiveBytes: 128 * MIB,
});

let disk = null;
sendJson(KIND.ready, {});
for (;;) {
  const job = receiveJob();
  sendJson(KIND.ready, {});
  await runJob(job);
  if (!job.keep) exitNow(0);
}

/** Commands are loaded at their first use; the heavier ones now, while nobody waits. */
async function warmUp() {
  const bash = new Bash({ cwd: "/", files: { "/x": "1\n" } });
  await bash.exec("cat x | sed s/1/2/ | awk '{print $1}' | grep 2 | sort | head -1; ls; jq -n 1 > y");
}

async function runJob(job) {
  const output = createOutput(job.max_output_bytes);
  disk ??= new InMemoryFs();
  await fill(disk, job);
  const started = now();
  const shell = new Bash({
    fs: disk,
    cwd: job.working_directory ? `${ROOT}/${job.working_directory}` : ROOT,
    env: { HOME: ROOT, USER: "sandbox", PATH: "/usr/bin:/bin", TMPDIR: "/tmp", LANG: "C.UTF-8", ...job.env },
    executionLimitProfile: "hardened",
    executionLimits: limitsOf(job),
    customCommands: createCommands({ defineCommand, sql, callOut: (call) => callOut(call, job) }),
  });
  const result = await shell.exec(job.code, { rawScript: true, stdin: job.stdin });
  const execution_time = (now() - started) / 1000;
  output.write(KIND.stdout, bytesOf(result.stdout, result));
  output.write(KIND.stderr, new TextEncoder().encode(result.stderr));
  const files = await collect(job.disk);
  if (!files) return report({ return_code: result.exitCode, execution_time, file_limit: true, shell_limit: "file" });
  for (const file of files) sendFile(file);
  return report({ return_code: result.exitCode, execution_time, shell_limit: limitOf(result) });
}

function report(outcome) {
  sendJson(KIND.result, outcome);
}

function limitOf({ exitCode, stderr }) {
  if (exitCode === DEADLINE_EXIT && /execution deadline/.test(stderr)) return "time";
  if (/file ?system.*(?:limit|exceeded)|ENOSPC/i.test(stderr)) return "file";
  if (exitCode !== LIMIT_EXIT) return undefined;
  if (/output size limit/.test(stderr)) return "output";
  if (/string length|live bytes|array element|heredoc/.test(stderr)) return "memory";
  if (/limit exceeded|maximum|exceeded/.test(stderr)) return "work";
  return undefined;
}

function bytesOf(text, { stdoutKind, stdoutEncoding }) {
  const isBytes = stdoutKind === "bytes" || stdoutEncoding === "binary";
  if (!isBytes) return new TextEncoder().encode(text);
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Makes the workspace the given one. */
async function fill(fs, job) {
  await fs.mkdir(ROOT, { recursive: true });
  await fs.mkdir("/tmp", { recursive: true });
  const wanted = new Set(job.files.map((file) => `${ROOT}/${file.path}`));
  for (const path of await paths(fs)) if (!wanted.has(path)) await fs.rm(path, { force: true });
  for (const file of job.files) await save(fs, file);
}

async function save(fs, { path, content }) {
  const full = `${ROOT}/${path}`;
  await fs.mkdir(full.slice(0, full.lastIndexOf("/")), { recursive: true });
  await fs.writeFile(full, content);
}

async function paths(fs) {
  const found = [];
  for (const path of fs.getAllPaths()) {
    if (path.startsWith(`${ROOT}/`) && (await fs.lstat(path)).isFile) found.push(path);
  }
  return found;
}

/** Null when there is more than the limits allow. */
async function collect(limits) {
  const files = [];
  let total = 0;
  for (const path of await paths(disk)) {
    const content = await disk.readFileBuffer(path);
    total += content.length;
    if (files.length >= limits.files || content.length > limits.file_bytes || total > limits.total_bytes) return null;
    files.push({ path: path.slice(ROOT.length + 1), content });
  }
  return files;
}

/** Lets the server run a program of another language over the files as they are now, and takes over what it changed. */
async function callOut(call, job) {
  const given = await collect(job.disk);
  if (!given)
    return {
      stdout: "",
      stderr: "FILE_LIMIT: there are more or larger files than a program can be given\n",
      return_code: 1,
    };
  for (const file of given) sendFile(file);
  sendJson(KIND.call, call);
  const { files, removed, ...outcome } = receiveJob();
  for (const path of removed) await disk.rm(`${ROOT}/${path}`, { force: true });
  for (const file of files) await save(disk, file);
  return outcome;
}
